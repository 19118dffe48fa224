package app

import (
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"sojourn/internal/kit/fault"
)

// Config is what an operator sets; each field is a flag of `sojourn serve`, a
// variable and a key of the file (docs/reference/config.md).
type Config struct {
	Config     string  `help:"A TOML file with these settings, named with _ for -." placeholder:"FILE"`
	Addr       string  `default:"127.0.0.1:8080" help:"Address that people reach."`
	AdminAddr  string  `default:"127.0.0.1:9090" help:"Address of metrics and profiles; never public. off turns it off."`
	PublicURL  string  `help:"How people reach the server from outside, such as https://trips.example.org; http:// and --addr when empty." placeholder:"URL"`
	Data       string  `help:"Data folder; the user's data folder when empty." placeholder:"DIR"`
	Target     string  `default:"all" help:"Which part to run: all, or one of gateway, identity, itinerary, search, geo, recommend, booking, notify, media."`
	DB         string  `name:"db" default:"sqlite" help:"sqlite, or a postgres:// URL."`
	Log        string  `default:"embedded" help:"Event log: embedded."`
	Fanout     string  `default:"memory" help:"Fan-out to live connections: memory."`
	Cache      string  `default:"memory" help:"Cache: memory."`
	Blob       string  `default:"folder" help:"Files: folder."`
	Demo       bool    `help:"On an empty data folder, make a demo account with a demo itinerary and print its password once."`
	LogLevel   string  `default:"info" help:"debug, info, warn or error."`
	LogFormat  string  `default:"text" help:"text or json."`
	RateLimit  float64 `default:"100" help:"Requests a second of one caller; 0 for no limit."`
	RateBurst  int     `default:"400" help:"Requests of one caller at once."`
	LoginLimit bool    `default:"true" negatable:"" help:"Limit failed sign-ins and registrations by account and address."`
	TrustProxy bool    `help:"Take callers' addresses from X-Forwarded-For: only behind a proxy that sets it."`
}

// Check fills what is derived and refuses what cannot be.
func (c *Config) Check() error {
	if c.Target != "all" {
		return fault.AtField("target", c.Target, "this version runs only as all: single targets come with PostgreSQL, Kafka and Redis")
	}
	for name, v := range map[string][2]string{"log": {c.Log, "embedded"}, "fanout": {c.Fanout, "memory"}, "cache": {c.Cache, "memory"}, "blob": {c.Blob, "folder"}} {
		if v[0] != v[1] {
			return fault.AtField(name, v[0], "must be %s in this version", v[1])
		}
	}
	if _, _, err := net.SplitHostPort(c.Addr); err != nil {
		return fault.AtField("addr", c.Addr, "must be host:port")
	}
	if c.RateLimit < 0 || c.RateBurst < 1 {
		return fault.AtField("rate_limit", c.RateLimit, "must not be negative, and rate_burst at least 1")
	}
	if err := c.checkURL(); err != nil {
		return err
	}
	return c.chooseData()
}

func (c *Config) checkURL() error {
	if c.PublicURL == "" {
		c.PublicURL = "http://" + c.Addr
	}
	c.PublicURL = strings.TrimRight(c.PublicURL, "/")
	u, err := url.Parse(c.PublicURL)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return fault.AtField("public_url", c.PublicURL, "must be an http or https address")
	}
	return nil
}

func (c *Config) chooseData() error {
	if c.Data != "" {
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
	c.Data = filepath.Join(base, "sojourn")
	return nil
}
