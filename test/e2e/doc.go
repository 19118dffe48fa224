// Package e2e runs the real binary as users and faults meet it. Its tests
// build bin/sojourn anew; the browser's tests are in web/e2e.
package e2e
