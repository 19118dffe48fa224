package app

import (
	"sojourn/internal/kit/cache"
	"sojourn/internal/kit/eventlog/kafkalog"
	"sojourn/internal/kit/eventlog/sqllog"

	memorycache "sojourn/internal/kit/cache/memory"
	rediscache "sojourn/internal/kit/cache/redis"
	memoryfanout "sojourn/internal/kit/fanout/memory"
	redisfanout "sojourn/internal/kit/fanout/redis"
)

const (
	cacheEntries  = 100_000
	bucketEntries = 100_000
)

// openLog opens the event log: on SQL tables, or on Kafka.
func (o opener) openLog() error {
	if o.cfg.Log == "embedded" {
		o.log = sqllog.New(o.events, o.slog, sqllog.Options{Watch: o.metrics})
		return nil
	}
	cfg, err := kafkalog.Parse(o.cfg.Log)
	if err != nil {
		return err
	}
	log, err := kafkalog.Open(cfg, o.slog, kafkalog.Options{Watch: o.metrics})
	if err != nil {
		return err
	}
	o.closers = append(o.closers, log)
	o.need("kafka", false, log.Ping)
	o.log = log
	return nil
}

// openCache opens cache and limits. A shared one that does not answer is
// replaced by one of this process until it does.
func (o opener) openCache() error {
	own, ownBuckets := memorycache.New(o.clock, cacheEntries), memorycache.NewBuckets(o.clock, bucketEntries)
	o.cache, o.buckets = own, ownBuckets
	if o.cfg.Cache == "memory" {
		return nil
	}
	shared, err := rediscache.New(rediscache.Config{URL: o.cfg.Cache})
	if err != nil {
		return err
	}
	o.closers = append(o.closers, closing(shared.Close))
	o.need("redis cache", false, shared.Ping)
	fallback := cache.NewFallback(o.metrics.Cache)
	o.cache, o.buckets = fallback.Cache(shared, own), fallback.Buckets(shared, ownBuckets)
	return nil
}

// openFanout opens the way to live connections and other processes.
func (o opener) openFanout() error {
	if o.cfg.Fanout == "memory" {
		o.fanout = memoryfanout.New()
		return nil
	}
	shared, err := redisfanout.New(redisfanout.Config{URL: o.cfg.Fanout, Logger: o.slog, Watch: o.metrics.Fanout})
	if err != nil {
		return err
	}
	o.closers = append(o.closers, closing(shared.Close))
	o.need("redis fan-out", false, shared.Ping)
	o.fanout = shared
	return nil
}
