// Package screen holds requests against the OWASP Core Rule Set, for operators
// who ask for it (--screen). It looks at the request line and the headers;
// bodies are JSON that each operation checks by its schema.
//
// It is off by default: every operation checks its input anyway, and the rules
// cost milliseconds a request and take some honest search texts for attacks.
package screen

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"

	coreruleset "github.com/corazawaf/coraza-coreruleset/v4"
	"github.com/corazawaf/coraza/v3"
	"github.com/corazawaf/coraza/v3/types"

	"sojourn/internal/kit/fault"
)

// The modes.
const (
	Off   = "off"
	Log   = "log"   // tells what it would refuse
	Block = "block" // refuses it with 403
)

// rules are the recommended settings, with the methods that an API needs, at
// the first paranoia level. Bodies are left to the operations.
const rules = `
Include @coraza.conf-recommended
Include @crs-setup.conf.example
SecAction "id:900200,phase:1,pass,t:none,nolog,setvar:'tx.allowed_methods=GET HEAD POST OPTIONS PUT PATCH DELETE'"
Include @owasp_crs/*.conf
SecRuleEngine On
SecRequestBodyAccess Off
SecResponseBodyAccess Off
`

// Screen is a loaded rule set.
type Screen struct {
	waf    coraza.WAF
	block  bool
	log    *slog.Logger
	refuse func(http.ResponseWriter, *http.Request, error)
}

// New loads the rules, which takes half a second. refuse answers a request
// that is blocked.
func New(mode string, logger *slog.Logger, refuse func(http.ResponseWriter, *http.Request, error)) (*Screen, error) {
	waf, err := coraza.NewWAF(coraza.NewWAFConfig().WithRootFS(coreruleset.FS).WithDirectives(rules))
	if err != nil {
		return nil, fmt.Errorf("screen: %w", err)
	}
	return &Screen{waf, mode == Block, logger, refuse}, nil
}

// Handler passes on what the rules let through; in mode Log all of it.
func (s *Screen) Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if rule := s.judge(r); rule != 0 {
			s.log.WarnContext(r.Context(), "screen", "rule", rule, "method", r.Method, "path", r.URL.Path, "blocked", s.block)
			if s.block {
				s.refuse(w, r, fault.New(fault.Forbidden, "this request looks like an attack to rule %d of the server's screen", rule))
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

// judge gives the rule that speaks against a request; 0 where it passes.
func (s *Screen) judge(r *http.Request) int {
	tx := s.waf.NewTransaction()
	defer func() { _ = tx.Close() }()
	host, port, _ := net.SplitHostPort(r.RemoteAddr)
	number, _ := strconv.Atoi(port)
	tx.ProcessConnection(host, number, "", 0)
	tx.ProcessURI(r.URL.RequestURI(), r.Method, r.Proto)
	tx.AddRequestHeader("Host", r.Host)
	for name, values := range r.Header {
		for _, v := range values {
			tx.AddRequestHeader(name, v)
		}
	}
	verdict := tx.ProcessRequestHeaders()
	if verdict == nil {
		var err error
		if verdict, err = tx.ProcessRequestBody(); err != nil { // the rules about arguments; there is no body
			s.log.WarnContext(context.WithoutCancel(r.Context()), "screen", "error", err)
		}
	}
	if verdict == nil {
		return 0
	}
	return finding(tx.MatchedRules(), verdict.RuleID)
}

// finding gives the first rule that saw an attack: those before it prepare, and
// the last one adds up.
func finding(matched []types.MatchedRule, sum int) int {
	for _, m := range matched {
		if slices.ContainsFunc(m.Rule().Tags(), func(tag string) bool { return strings.HasPrefix(tag, "attack-") }) {
			return m.Rule().ID()
		}
	}
	return sum
}
