package token

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"strings"

	"github.com/google/uuid"
)

// Refresh is a refresh token in parts.
type Refresh struct {
	SessionID  string
	Generation int64
	Text       string // what the client holds
}

const refreshPrefix = "sjr_"

// The layout of a refresh token's bytes.
const (
	kidEnd   = 4
	idEnd    = kidEnd + 16
	genEnd   = idEnd + 4
	nonceEnd = genEnd + 14
	macEnd   = nonceEnd + 16
)

// RefreshLength is the number of characters of a refresh token.
const RefreshLength = len(refreshPrefix) + macEnd*4/3

// First makes the first refresh token of a session.
func (k *Keyring) First(sessionID string) Refresh {
	nonce := make([]byte, nonceEnd-genEnd)
	_, _ = rand.Read(nonce)
	return k.refresh(sessionID, 1, nonce)
}

// Next makes the successor of a refresh token. It is the same each time, as
// long as the newest key is, so that a client whose answer was lost can be
// given it again; without the token itself nobody can work it out.
func (k *Keyring) Next(r Refresh) Refresh {
	nonce := mac(k.Newest(), "successor", []byte(r.Text))[:nonceEnd-genEnd]
	return k.refresh(r.SessionID, r.Generation+1, nonce)
}

func (k *Keyring) refresh(sessionID string, generation int64, nonce []byte) Refresh {
	key := k.Newest()
	raw := make([]byte, 0, macEnd)
	raw, _ = hex.AppendDecode(raw, []byte(key.ID))
	session := uuid.MustParse(sessionID)
	raw = append(raw, session[:]...)
	raw = binary.BigEndian.AppendUint32(raw, uint32(generation))
	raw = append(raw, nonce...)
	raw = append(raw, mac(key, "refresh", raw)[:macEnd-nonceEnd]...)
	return Refresh{sessionID, generation, refreshPrefix + base64.RawURLEncoding.EncodeToString(raw)}
}

// ReadRefresh checks that a refresh token is one that was given out, whether
// or not it has been spent. It answers fault.Unauthenticated; ErrUnknownKey
// where another process may know the key.
func (k *Keyring) ReadRefresh(text string) (Refresh, error) {
	body, ok := strings.CutPrefix(text, refreshPrefix)
	if !ok || len(text) != RefreshLength {
		return Refresh{}, malformed()
	}
	raw, err := base64.RawURLEncoding.Strict().DecodeString(body)
	if err != nil || len(raw) != macEnd {
		return Refresh{}, malformed()
	}
	key, ok := k.Find(hex.EncodeToString(raw[:kidEnd]))
	if !ok {
		return Refresh{}, ErrUnknownKey
	}
	if !hmac.Equal(raw[nonceEnd:], mac(key, "refresh", raw[:nonceEnd])[:macEnd-nonceEnd]) {
		return Refresh{}, malformed()
	}
	session := uuid.UUID(raw[kidEnd:idEnd])
	generation := int64(binary.BigEndian.Uint32(raw[idEnd:genEnd]))
	return Refresh{session.String(), generation, text}, nil
}

func mac(key Key, use string, data []byte) []byte {
	h := hmac.New(sha256.New, key.Secret)
	h.Write([]byte("sojourn " + use + "\x00"))
	h.Write(data)
	return h.Sum(nil)
}
