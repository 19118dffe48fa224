// Package httpapi is the edge: how a service's use cases become documented
// HTTP operations.
//
// A request passes, in this order: trace id and access log, panic guard,
// security headers, cross-origin guard, body limit, the operation's own checks
// (authentication and scopes, rate limit, idempotency key), input validation
// by huma, the handler. An error leaves through one mapper (problem.go) that
// turns fault kinds into RFC 9457 bodies; causes stay in the log.
package httpapi
