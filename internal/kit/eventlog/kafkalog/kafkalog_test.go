package kafkalog_test

import (
	"testing"

	"sojourn/internal/kit/eventlog/eventlogtest"
	"sojourn/internal/kit/eventlog/kafkalog/kafkalogtest"
)

func TestLog(t *testing.T) {
	t.Parallel()
	eventlogtest.Run(t, func(t *testing.T) (eventlogtest.Store, func() eventlogtest.Store) {
		address := kafkalogtest.Address(t)
		return kafkalogtest.Open(t, address), func() eventlogtest.Store { return kafkalogtest.Open(t, address) }
	})
}
