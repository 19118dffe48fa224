// Package gateway is the one public door of the split shape: it forwards what
// has passed the edge's checks (kit/httpapi) to the service that answers, and
// remembers whose credentials are whose.
//
// It owns no table and no event. Target: gateway.
//
// Invariants:
//   - nothing that a caller sends passes as the gateway's own word: headers of
//     the mesh are taken off, credentials stay here;
//   - a credential that ended is refused as soon as its ending is heard of;
//     while endings are not heard of, nothing remembered is believed;
//   - a target that fails costs its own operations: its circuit opens, callers
//     get 503 with Retry-After at once, and the others go on.
package gateway
