import json
import os
import sys
import urllib.error
import urllib.request


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect is an error: the key goes nowhere else."""

    def redirect_request(self, *_):
        return None


def begin_deposit(label: str, amount: str, reference: str) -> str:
    """Asks the proxy for a session. Answers the token for <ipay-deposit session="…">."""
    request = urllib.request.Request(
        os.environ["PAY_URL"] + "/sessions",
        data=json.dumps({"label": label, "amount": amount, "reference": reference}).encode(),
        headers={
            "Authorization": "Bearer " + os.environ["IPAY_API_KEY"],
            "Content-Type": "application/json",
        },
    )
    with urllib.request.build_opener(NoRedirect).open(request, timeout=10) as answer:
        return json.load(answer)["token"]


# From a shell: python3 begin_deposit.py payer-42 2500 order-1001
if __name__ == "__main__":
    try:
        print(begin_deposit(*sys.argv[1:4]))
    except urllib.error.HTTPError as error:
        sys.exit(json.load(error)["detail"])
