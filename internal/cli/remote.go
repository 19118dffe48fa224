package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os/signal"
	"strings"
	"syscall"

	"sojourn/internal/kit/fault"
)

// remote is a running Sojourn that a command uses by its API, as any program
// does.
type remote struct {
	Server string `required:"" help:"The server's address, such as https://trips.example.org." placeholder:"URL"`
	Token  string `required:"" help:"An API token, made in the settings. Better in SOJOURN_TOKEN or SOJOURN_TOKEN_FILE, where no other user of this machine sees it." placeholder:"TOKEN"`
}

// mostAnswer bounds what is read of an answer, in bytes.
const mostAnswer = 64 << 20

// untilInterrupted is the context of a command that waits for a server.
func untilInterrupted() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
}

// ask sends a request and gives the body of the answer. A refusal is an error
// in the server's words.
func (r *remote) ask(ctx context.Context, method, path string, body io.Reader) ([]byte, error) {
	base, err := url.Parse(r.Server)
	if err != nil || base.Host == "" || base.Scheme != "http" && base.Scheme != "https" {
		return nil, fault.AtField("server", r.Server, "must be a URL such as https://trips.example.org")
	}
	req, err := http.NewRequestWithContext(ctx, method, strings.TrimSuffix(r.Server, "/")+path, body)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+r.Token)
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer func() { _ = res.Body.Close() }()
	answer, err := io.ReadAll(http.MaxBytesReader(nil, res.Body, mostAnswer))
	if err != nil {
		return nil, err
	}
	if res.StatusCode >= http.StatusMultipleChoices {
		return nil, refusal(res.StatusCode, answer)
	}
	return answer, nil
}

// refusal makes an error of a problem body, with the inputs it names.
func refusal(status int, answer []byte) error {
	var p struct {
		Detail string
		Errors []struct{ Location, Message string }
	}
	if json.Unmarshal(answer, &p) != nil || p.Detail == "" {
		return fmt.Errorf("the server answers %d %s", status, http.StatusText(status))
	}
	var inputs []string
	for _, e := range p.Errors {
		inputs = append(inputs, e.Location+" "+e.Message)
	}
	return fmt.Errorf("the server refuses (%d): %s", status, cmp.Or(strings.Join(inputs, "; "), p.Detail))
}
