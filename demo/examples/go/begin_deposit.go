package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"time"
)

var client = http.Client{
	Timeout: 10 * time.Second,
	// A redirect is an error: what is sent goes nowhere else.
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

// beginDeposit asks the proxy for a session and answers the token for <ipay-deposit session="…">.
func beginDeposit(label, amount, reference string) (string, error) {
	body, err := json.Marshal(map[string]string{"label": label, "amount": amount, "reference": reference})
	if err != nil {
		return "", err
	}
	request, err := http.NewRequest("POST", os.Getenv("PAY_URL")+"/sessions", bytes.NewReader(body))
	if err != nil {
		return "", err
	}
	request.Header.Set("Authorization", "Bearer "+os.Getenv("IPAY_API_KEY"))
	request.Header.Set("Content-Type", "application/json")
	answer, err := client.Do(request)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	var session struct{ Token, Detail string }
	if err := json.NewDecoder(answer.Body).Decode(&session); err != nil {
		return "", err
	}
	if answer.StatusCode != http.StatusCreated {
		return "", errors.New(session.Detail)
	}
	return session.Token, nil
}

// From a shell: go run begin_deposit.go payer-42 2500 order-1001
func main() {
	token, err := beginDeposit(os.Args[1], os.Args[2], os.Args[3])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(token)
}
