// Package redis is the cache that processes share, on one Redis server. It
// starts and runs without Redis: each call then answers fault.Unavailable
// within a fraction of a second; cache.Fallback makes use of that.
package redis

import (
	"context"
	"math"
	"strconv"
	"time"

	"github.com/redis/rueidis"

	"sojourn/internal/kit/cache"
	"sojourn/internal/kit/fault"
)

const (
	// patience is how long one call may take by default. Redis answers in less
	// than a millisecond; what takes longer than this is worse than doing without.
	patience = 150 * time.Millisecond
	// silence is how long a connection may be mute before it is given up.
	silence = time.Second
)

// Config says which Redis to use.
type Config struct {
	URL      string        // redis://[user:password@]host:port[/db], or rediss:// for TLS
	Prefix   string        // of all keys; empty means "sojourn"
	Patience time.Duration // how long one call may take; 0 means 150 ms
}

// Cache is a cache.Cache and a cache.Buckets on Redis.
type Cache struct {
	cfg    Config
	client rueidis.Client
	now    func() string // the time of Take in microseconds; empty means Redis' own
}

var (
	_ cache.Cache   = (*Cache)(nil)
	_ cache.Buckets = (*Cache)(nil)
)

// New makes a cache, whether Redis answers or not. It answers fault.Invalid for
// a URL that is none. The caller closes it.
func New(cfg Config) (*Cache, error) {
	if cfg.Prefix == "" {
		cfg.Prefix = "sojourn"
	}
	if cfg.Patience == 0 {
		cfg.Patience = patience
	}
	opt, err := rueidis.ParseURL(cfg.URL)
	if err != nil { // the cause may hold a password
		return nil, fault.AtField("cache", "redis://…", "is not a valid redis:// URL")
	}
	opt.ForceSingleClient = true // else a Redis that is away would be an error here
	opt.DisableCache, opt.DisableRetry = true, true
	opt.ReadBufferEachConn, opt.WriteBufferEachConn = 32<<10, 32<<10
	opt.Dialer.Timeout, opt.Dialer.KeepAlive, opt.ConnWriteTimeout = silence, silence, silence
	client, err := rueidis.NewClient(opt)
	if client == nil {
		return nil, fault.Wrap(err, fault.Internal, "cache")
	}
	return &Cache{cfg, client, func() string { return "" }}, nil
}

// Close closes the connections.
func (c *Cache) Close() { c.client.Close() }

// Ping answers nil where Redis does.
func (c *Cache) Ping(ctx context.Context) error {
	return unavailable(c.do(ctx, c.client.B().Ping().Build()).Error())
}

// do does not watch for the caller's leaving: that would break the connection
// for others, and it is over soon.
func (c *Cache) do(ctx context.Context, cmd rueidis.Completed) rueidis.RedisResult {
	ctx, cancel := c.limited(ctx)
	defer cancel()
	return c.client.Do(ctx, cmd)
}

func (c *Cache) run(ctx context.Context, script *rueidis.Lua, key string, args ...string) rueidis.RedisResult {
	ctx, cancel := c.limited(ctx)
	defer cancel()
	return script.Exec(ctx, c.client, []string{key}, args)
}

func (c *Cache) limited(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(ctx), c.cfg.Patience)
}

func unavailable(err error) error {
	return fault.Wrap(err, fault.Unavailable, "the shared cache does not answer just now")
}

// The keys of values, counters and buckets of one name.
func (c *Cache) value(key string) string   { return c.cfg.Prefix + ":v:" + key }
func (c *Cache) counter(key string) string { return c.cfg.Prefix + ":n:" + key }
func (c *Cache) bucket(key string) string  { return c.cfg.Prefix + ":b:" + key }

// Get implements cache.Cache.
func (c *Cache) Get(ctx context.Context, key string) ([]byte, bool, error) {
	value, err := c.do(ctx, c.client.B().Get().Key(c.value(key)).Build()).AsBytes()
	if rueidis.IsRedisNil(err) {
		return nil, false, nil
	}
	return value, err == nil, unavailable(err)
}

// Set implements cache.Cache.
func (c *Cache) Set(ctx context.Context, key string, value []byte, ttl time.Duration) error {
	cmd := c.client.B().Set().Key(c.value(key)).Value(rueidis.BinaryString(value)).PxMilliseconds(millis(ttl)).Build()
	return unavailable(c.do(ctx, cmd).Error())
}

// millis rounds up: Redis knows no life of 0.
func millis(d time.Duration) int64 { return int64(math.Ceil(float64(d) / float64(time.Millisecond))) }

// Delete implements cache.Cache.
func (c *Cache) Delete(ctx context.Context, key string) error {
	return unavailable(c.do(ctx, c.client.B().Del().Key(c.value(key), c.counter(key)).Build()).Error())
}

// countScript counts and starts the life in one step: a counter that was left
// without one would count for ever.
var countScript = rueidis.NewLuaScript(`
local n = redis.call('INCR', KEYS[1])
if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return {n, redis.call('PTTL', KEYS[1])}`)

// Count implements cache.Cache.
func (c *Cache) Count(ctx context.Context, key string, ttl time.Duration) (int64, time.Duration, error) {
	answer, err := c.run(ctx, countScript, c.counter(key), strconv.FormatInt(millis(ttl), 10)).AsIntSlice()
	if err != nil {
		return 0, 0, unavailable(err)
	}
	return answer[0], time.Duration(answer[1]) * time.Millisecond, nil
}
