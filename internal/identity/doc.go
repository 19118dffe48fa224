// Package identity is the User & Profile Service: accounts, sessions, API
// tokens, preferences, and the authentication of every request.
//
// Owns the tables users, founder, sessions, api_tokens, one_time_tokens and
// signing_keys, and its outbox. Events out, on sojourn.identity.v1 keyed by
// user id: identity.user_registered.v1, identity.user_changed.v1,
// identity.user_deleted.v1. Events in: none. Target: identity.
//
// Invariants:
//   - no secret is stored that could be used: passwords as argon2id, cookies,
//     API tokens and links as SHA-256, refresh tokens as SHA-256 of the newest;
//   - a refresh token works once. A spent one that is shown again ends its
//     session, but for the one case that account.Session.Judge describes;
//   - what this process ends (log-out, revocation, reset, deletion) is refused
//     at once, by other processes within Config.Staleness;
//   - a session never outlives the password it was opened with: the log-in
//     holds the user's row and compares the hash that it verified;
//   - mails are sent after the commit of what they speak of, to the stored
//     address; whether an address has an account cannot be told from the
//     answer of a log-in or a forgotten password, nor from its time. A
//     registration does tell (409), and is limited by address;
//   - an API token never manages tokens, passwords, sessions or the account;
//   - the first person to register is administrator, once a database.
//
// The event log keeps names and addresses of past events for as long as its
// own retention says; consumers remove what they hold at user_deleted.
package identity
