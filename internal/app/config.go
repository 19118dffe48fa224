package app

import (
	"net"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"sojourn/internal/gateway/screen"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/mesh"
)

// Config is what an operator sets; each field is a flag of `sojourn serve`, a
// variable and a key of the file (docs/reference/config.md).
type Config struct {
	Config      string        `help:"A TOML file with these settings, named with _ for -." placeholder:"FILE"`
	Addr        string        `default:"127.0.0.1:8080" help:"Address that people reach, or with a single target the gateway and the other targets."`
	AdminAddr   string        `default:"127.0.0.1:9090" help:"Address of metrics and profiles; never public. off turns it off."`
	PublicURL   string        `help:"How people reach the server from outside, such as https://trips.example.org; http:// and --addr when empty." placeholder:"URL"`
	Target      string        `default:"all" help:"Which part to run: all, or one of gateway, identity, itinerary, search, geo, notify. A single part needs PostgreSQL, Kafka and Redis, --mesh-key and --peers."`
	MeshKey     string        `help:"Secret of at least 32 characters that the processes of single targets share: it signs what the gateway says of callers. A second one after a comma is still believed, for changing it." placeholder:"SECRET"`
	Peers       string        `help:"Where the other targets are: identity=http://host:port,itinerary=http://a:port|http://b:port,…" placeholder:"LIST"`
	Drain       time.Duration `default:"0s" help:"How long to go on serving after being told to stop, while /readyz says 503: what spreads requests over processes needs some seconds to notice."`
	Demo        bool          `help:"On an empty data folder, make a demo account with a demo itinerary and print its password once."`
	RateLimit   float64       `default:"100" help:"Requests a second of one caller; 0 for no limit."`
	RateBurst   int           `default:"400" help:"Requests of one caller at once."`
	LoginLimit  bool          `default:"true" negatable:"" help:"Limit failed sign-ins and registrations by account and address."`
	Screen      string        `default:"off" help:"Hold requests against the OWASP Core Rule Set: off, log, or block. It costs milliseconds a request and takes some honest texts for attacks."`
	PublicPages string        `default:"on" help:"on, or off: no trip can be read by whoever has its share link, and none is made. Invitations work all the same."`
	Rates       string        `help:"A file of exchange rates instead of the approximate ones inside the binary: docs/operations.md has its form." placeholder:"FILE"`
	TrustProxy  bool          `help:"Take callers' addresses from X-Forwarded-For: only behind a proxy that sets it."`
	Engines     `embed:""`
	Watching    `embed:""`
}

// Engines say where state lives; commands that look at it share them with
// serve.
type Engines struct {
	Data    string `help:"Data folder; the user's data folder when empty." placeholder:"DIR"`
	DB      string `name:"db" default:"sqlite" help:"sqlite, or a postgres:// URL."`
	Log     string `default:"embedded" help:"Event log: embedded, or kafka://host:port,host:port[?partitions=6&replicas=3]."`
	Fanout  string `default:"memory" help:"Fan-out to live connections and other processes: memory, or a redis:// URL."`
	Cache   string `default:"memory" help:"Cache and limits: memory, or a redis:// URL."`
	Blob    string `default:"folder" help:"Files: folder."`
	Migrate string `default:"auto" help:"auto brings databases to this version's shape at the start; off refuses to start where sojourn migrate has not."`
}

// Watching is what a process tells of itself.
type Watching struct {
	LogLevel   string  `default:"info" help:"debug, info, warn or error."`
	LogFormat  string  `default:"text" help:"text or json."`
	OTLP       string  `name:"otlp" help:"Send traces to this OpenTelemetry collector, such as http://collector:4318/v1/traces; nowhere when empty." placeholder:"URL"`
	TraceRatio float64 `default:"1" help:"Share of traces that are sent, 0 to 1."`
}

// Defaults are the settings of a process that is told nothing.
func Defaults() Config {
	return Config{Addr: "127.0.0.1:8080", AdminAddr: "off", Target: all, Screen: screen.Off, PublicPages: "on", RateBurst: 1, LoginLimit: true,
		Engines:  Engines{DB: "sqlite", Log: "embedded", Fanout: "memory", Cache: "memory", Blob: "folder", Migrate: "auto"},
		Watching: Watching{LogLevel: "warn", LogFormat: "text", TraceRatio: 1}}
}

// Check fills what is derived and refuses what cannot be.
func (c *Config) Check() error {
	if _, _, err := net.SplitHostPort(c.Addr); err != nil {
		return fault.AtField("addr", c.Addr, "must be host:port")
	}
	if c.RateLimit < 0 || c.RateBurst < 1 {
		return fault.AtField("rate_limit", c.RateLimit, "must not be negative, and rate_burst at least 1")
	}
	if !slices.Contains([]string{screen.Off, screen.Log, screen.Block}, c.Screen) {
		return fault.AtField("screen", c.Screen, "must be off, log or block")
	}
	if c.PublicPages != "on" && c.PublicPages != "off" {
		return fault.AtField("public_pages", c.PublicPages, "must be on or off")
	}
	if c.TraceRatio < 0 || c.TraceRatio > 1 {
		return fault.AtField("trace_ratio", c.TraceRatio, "must be 0 to 1")
	}
	for _, check := range []func() error{c.checkTarget, c.Engines.Check, c.checkURL, c.checkSplit} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

func (c *Config) checkTarget() error {
	if c.Target == all || c.Target == gatewayTarget || slices.Contains(serviceNames(), c.Target) {
		return nil
	}
	if slices.Contains(planned, c.Target) {
		return fault.AtField("target", c.Target, "is planned and not in this version")
	}
	return fault.AtField("target", c.Target, "must be all, gateway, %s", strings.Join(serviceNames(), ", "))
}

// checkSplit: processes share nothing but the three servers, so a single
// target without one of them would work alone and lose the others' news.
func (c *Config) checkSplit() error {
	if c.Target == all {
		return nil
	}
	for _, s := range []struct{ name, value, scheme, server string }{
		{"db", c.DB, "postgres", "PostgreSQL"}, {"log", c.Log, "kafka", "Kafka"}, {"fanout", c.Fanout, "redis", "Redis"}, {"cache", c.Cache, "redis", "Redis"},
	} {
		if !strings.HasPrefix(s.value, s.scheme) {
			return fault.AtField(s.name, scheme(s.value), "must be a %s:// URL: a single target needs %s", s.scheme, s.server)
		}
	}
	if _, err := mesh.NewKeys(c.MeshKey); err != nil {
		return err
	}
	_, err := c.peers()
	return err
}

// scheme is what may be shown of a setting that may hold a password.
func scheme(value string) string {
	s, _, _ := strings.Cut(value, ":")
	return s
}

// peers reads --peers, which must name each target that this one calls.
func (c *Config) peers() (map[string][]*url.URL, error) {
	peers := map[string][]*url.URL{}
	for entry := range strings.SplitSeq(c.Peers, ",") {
		if strings.TrimSpace(entry) == "" {
			continue
		}
		name, list, _ := strings.Cut(strings.TrimSpace(entry), "=")
		for one := range strings.SplitSeq(list, "|") {
			u := webAddress(strings.TrimSpace(one))
			if u == nil || !slices.Contains(serviceNames(), name) {
				return nil, fault.AtField("peers", entry, "must be a list such as identity=http://host:port,itinerary=http://a:port|http://b:port")
			}
			peers[name] = append(peers[name], u)
		}
	}
	for _, name := range callsOf(c.Target) {
		if len(peers[name]) == 0 {
			return nil, fault.AtField("peers", c.Peers, "must say where %s is: the %s target calls it", name, c.Target)
		}
	}
	return peers, nil
}

func (c *Config) checkURL() error {
	if c.PublicURL == "" {
		c.PublicURL = "http://" + c.Addr
	}
	c.PublicURL = strings.TrimRight(c.PublicURL, "/")
	if webAddress(c.PublicURL) == nil {
		return fault.AtField("public_url", c.PublicURL, "must be an http or https address")
	}
	if c.OTLP != "" && webAddress(c.OTLP) == nil {
		return fault.AtField("otlp", c.OTLP, "must be an http or https address such as http://collector:4318/v1/traces")
	}
	return nil
}

// webAddress reads an http or https address with a host; nil where it is none.
func webAddress(text string) *url.URL {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil
	}
	return u
}

// Check chooses the data folder and refuses what no engine is named by.
func (e *Engines) Check() error {
	for _, s := range []struct {
		name, value string
		takes       []string
	}{
		{"db", e.DB, []string{"sqlite", "postgres", "postgresql"}}, {"log", e.Log, []string{"embedded", "kafka"}},
		{"fanout", e.Fanout, []string{"memory", "redis", "rediss"}}, {"cache", e.Cache, []string{"memory", "redis", "rediss"}},
		{"blob", e.Blob, []string{"folder"}}, {"migrate", e.Migrate, []string{"auto", "off"}},
	} {
		if !slices.Contains(s.takes, scheme(s.value)) {
			return fault.AtField(s.name, scheme(s.value), "must be %s", strings.Join(s.takes, " or "))
		}
	}
	if e.Data != "" {
		return nil
	}
	base := os.Getenv("XDG_DATA_HOME")
	if base == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return fault.Wrap(err, fault.Invalid, "no home folder: set --data")
		}
		base = filepath.Join(home, ".local", "share")
	}
	e.Data = filepath.Join(base, "sojourn")
	return nil
}
