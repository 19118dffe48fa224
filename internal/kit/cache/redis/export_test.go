package redis

import (
	"strconv"

	"sojourn/internal/kit/clock"
)

// SetClock makes Take go by a clock instead of Redis' own.
func (c *Cache) SetClock(cl clock.Clock) {
	c.now = func() string { return strconv.FormatInt(cl.Now().UnixMicro(), 10) }
}
