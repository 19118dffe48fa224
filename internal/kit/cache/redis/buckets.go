package redis

import (
	"context"
	"strconv"
	"time"

	"github.com/redis/rueidis"
)

// takeScript keeps of a bucket only when it will be full again (the generic
// cell rate algorithm): a token taken moves that by the time one token needs.
// All is in microseconds of Redis' own clock, so that the clocks of processes
// need not agree. A key is forgotten some time after its bucket is full, which
// comes to the same. %.17g keeps all digits of the sum.
var takeScript = rueidis.NewLuaScript(`
local step, most, now = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
if not now then
  local t = redis.call('TIME')
  now = t[1] * 1000000 + t[2]
end
local full = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now) + step
local wait = math.ceil(full - most - now)
if wait > 0 then return wait end
redis.call('SET', KEYS[1], string.format('%.17g', full), 'PX', math.ceil((full - now) / 1000) + 60000)
return 0`)

// Take implements cache.Buckets.
func (c *Cache) Take(ctx context.Context, key string, perSecond float64, burst int) (time.Duration, error) {
	step := float64(time.Second/time.Microsecond) / perSecond
	wait, err := c.run(ctx, takeScript, c.bucket(key), number(step), number(step*float64(burst)), c.now()).AsInt64()
	return time.Duration(wait) * time.Microsecond, unavailable(err)
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
