package kafkalog

import (
	"net"
	"net/url"
	"strconv"
	"strings"

	"sojourn/internal/kit/fault"
)

// Config says where the brokers are and what the topics are like.
type Config struct {
	Brokers    []string // host:port of some of the cluster's brokers
	Prefix     string   // before the names of topics and groups, so that several installations can share a cluster
	Partitions int32    // of a topic that is made; 0 means 6
	Replicas   int16    // of a topic that is made; 0 means the cluster's default
}

const defaultPartitions = 6

// Parse reads kafka://host:port,host:port[?prefix=x&partitions=6&replicas=3]. A
// wrong text is an Invalid fault at the field log.
func Parse(text string) (Config, error) {
	rest, ok := strings.CutPrefix(text, "kafka://")
	if !ok {
		return Config{}, invalid(text, "must be embedded or kafka://host:port,host:port")
	}
	hosts, query, _ := strings.Cut(rest, "?")
	c := Config{Brokers: strings.Split(strings.TrimSuffix(hosts, "/"), ","), Partitions: defaultPartitions}
	for _, b := range c.Brokers {
		if host, port, err := net.SplitHostPort(b); err != nil || host == "" || port == "" {
			return Config{}, invalid(text, "must name each broker as host:port")
		}
	}
	values, err := url.ParseQuery(query)
	if err != nil {
		return Config{}, invalid(text, "has settings after ? that cannot be read")
	}
	for name, v := range values {
		if err := c.set(name, v[len(v)-1]); err != nil {
			return Config{}, invalid(text, "%s", err)
		}
	}
	return c, nil
}

func invalid(text, format string, args ...any) error {
	return fault.AtField("log", text, format, args...)
}

func (c *Config) set(name, value string) error {
	switch name {
	case "prefix":
		if strings.Trim(value, prefixLetters) != "" || len(value) > 100 {
			return fault.New(fault.Invalid, "prefix takes up to 100 letters, digits, dots, - and _")
		}
		c.Prefix = value
	case "partitions":
		n, err := number(name, value, 1000)
		c.Partitions = int32(n)
		return err
	case "replicas":
		n, err := number(name, value, 100)
		c.Replicas = int16(n)
		return err
	default:
		return fault.New(fault.Invalid, "knows prefix, partitions and replicas, not %q", name)
	}
	return nil
}

const prefixLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_"

func number(name, value string, most int) (int, error) {
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 || n > most {
		return 0, fault.New(fault.Invalid, "%s takes 1 to %d", name, most)
	}
	return n, nil
}
