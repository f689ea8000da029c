import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;

class BeginDeposit {
    /** Asks the proxy for a session. Answers the token for {@code <ipay-deposit session="…">}. */
    static String beginDeposit(String label, String amount, String reference)
            throws IOException, InterruptedException {
        var body = "{\"label\":%s,\"amount\":%s,\"reference\":%s}"
                .formatted(quoted(label), quoted(amount), quoted(reference));
        var request = HttpRequest.newBuilder(URI.create(System.getenv("PAY_URL") + "/sessions"))
                .header("Authorization", "Bearer " + System.getenv("IPAY_API_KEY"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10))
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 201) throw new IOException(field(answer.body(), "detail"));
        return field(answer.body(), "token");
    }

    // The JDK has no JSON. With a library of your own (Jackson, Gson) these two are not needed.

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String field(String json, String name) throws IOException {
        var found = Pattern.compile("\"%s\":\"([^\"]*)\"".formatted(name)).matcher(json);
        if (!found.find()) throw new IOException("The proxy did not answer.");
        return found.group(1);
    }

    // From a shell: java BeginDeposit.java payer-42 2500 order-1001
    public static void main(String[] args) throws InterruptedException {
        try {
            System.out.println(beginDeposit(args[0], args[1], args[2]));
        } catch (IOException error) {
            System.err.println(error.getMessage());
            System.exit(1);
        }
    }
}
