// Package password keeps passwords as argon2id hashes in PHC form. Which
// passwords are good enough is for whoever asks for them.
//
// A hash costs about 40 ms of one core and 32 MiB with the default Params, so
// the Hasher lets only a few run at once and queues the rest: other requests
// always find a free core. A queue that is too long answers
// fault.Unavailable with Retry-After instead of growing.
package password
