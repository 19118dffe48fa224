// Package rpc binds a service's contract, a Go interface in <name>api, in
// process or over HTTP.
//
// In process a contract is its implementation, called as any Go value. Over
// HTTP each method is POST /rpc/<service>/<method> with JSON both ways, signed
// by the mesh. A fault arrives with the kind, message and fields that it left
// with; a service that does not answer is fault.Unavailable with RetryAfter.
//
// rpctest holds both bindings to the same test.
package rpc

// Contract ties an interface to its two halves over HTTP. Each <name>api
// exports one; the composition root takes the implementation where the process
// runs the service, else dials.
type Contract[C any] struct {
	Service string            // the target that implements it
	Serve   func(*Server, C)  // registers each method by Handle
	Dial    func(c *Client) C // makes the interface, each method one Call
}
