// Package secret makes and reads the opaque secrets that clients hold: session
// cookies, API tokens and the tokens of links in mails.
//
// A secret is a prefix that says what it is for, then 40 base32 letters: 21
// random bytes (168 bits) and a CRC-32 over prefix and randomness. The checksum
// lets a mistyped or made-up secret be refused without asking the database,
// and lets scanners find leaked ones. Only the SHA-256 of a secret is stored:
// it has so much entropy that a slow hash would add nothing.
package secret

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"strings"
)

// Kind is a secret's prefix.
type Kind string

// The kinds. A secret of one kind is never taken for another.
const (
	Cookie Kind = "sjs_"
	API    Kind = "sjn_"
	Verify Kind = "sjv_"
	Reset  Kind = "sjp_"
)

const (
	randomBytes = 21
	sumBytes    = 4
	textLetters = (randomBytes + sumBytes) * 8 / 5
)

// Length is the number of characters of a secret.
const Length = 4 + textLetters

var letters = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// New makes a secret and the hash to store.
func New(kind Kind) (text, hash string) {
	raw := make([]byte, randomBytes, randomBytes+sumBytes)
	_, _ = rand.Read(raw) // never fails since Go 1.24
	raw = binary.BigEndian.AppendUint32(raw, checksum(kind, raw))
	text = string(kind) + letters.EncodeToString(raw)
	return text, Hash(text)
}

// Parse gives the hash of a well-formed secret of the kind.
func Parse(kind Kind, text string) (hash string, ok bool) {
	body, ok := strings.CutPrefix(text, string(kind))
	if !ok || len(body) != textLetters {
		return "", false
	}
	raw, err := letters.DecodeString(body)
	if err != nil || len(raw) != randomBytes+sumBytes {
		return "", false
	}
	if binary.BigEndian.Uint32(raw[randomBytes:]) != checksum(kind, raw[:randomBytes]) {
		return "", false
	}
	return Hash(text), true
}

// Hash gives what is stored of a secret: its SHA-256 as base64url, 43 characters.
func Hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

func checksum(kind Kind, raw []byte) uint32 {
	return crc32.Update(crc32.ChecksumIEEE([]byte(kind)), crc32.IEEETable, raw)
}
