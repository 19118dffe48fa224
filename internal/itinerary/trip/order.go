package trip

import (
	"strings"

	"sojourn/internal/kit/fault"
)

// Order keys are fractional: between any two there is another, so that a move
// touches one item only. They compare by their bytes and are the same bytes
// that npm's fractional-indexing 4 makes. The first character says how many
// digits the whole part has (a is one digit, b two, …; Z one below zero, …),
// the rest is the fraction without trailing zeros.

const (
	digits   = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	smallest = "A00000000000000000000000000"
	// MaxPos is the length past which a day's keys are made anew, in characters.
	MaxPos = 32
	// maxKey is the longest key that is read at all.
	maxKey = 512
)

// KeyBetween gives a key after a and before b; "" stands for the open end.
func KeyBetween(a, b string) (string, error) {
	for _, k := range []string{a, b} {
		if k == "" {
			continue
		}
		if err := CheckKey("pos", k); err != nil {
			return "", err
		}
	}
	if a != "" && b != "" && a >= b {
		return "", fault.AtField("pos", a, "must sort before %s", b)
	}
	switch {
	case a == "" && b == "":
		return "a0", nil
	case a == "":
		return keyBefore(b), nil
	case b == "":
		return keyAfter(a), nil
	}
	return keyWithin(a, b), nil
}

func keyBefore(b string) string {
	whole := b[:wholeLen(b[0])]
	switch {
	case whole == smallest:
		return whole + midpoint("", b[len(whole):])
	case whole < b:
		return whole
	}
	return decrement(whole)
}

func keyAfter(a string) string {
	whole := a[:wholeLen(a[0])]
	if next := increment(whole); next != "" {
		return next
	}
	return whole + midpoint(a[len(whole):], "")
}

func keyWithin(a, b string) string {
	wa, wb := a[:wholeLen(a[0])], b[:wholeLen(b[0])]
	if wa == wb {
		return wa + midpoint(a[len(wa):], b[len(wb):])
	}
	if next := increment(wa); next != "" && next < b {
		return next
	}
	return wa + midpoint(a[len(wa):], "")
}

// KeysBetween gives n keys in order, evenly spread.
func KeysBetween(a, b string, n int) ([]string, error) {
	if n <= 0 {
		return nil, nil
	}
	if n == 1 || a != "" && b == "" || a == "" && b == "" {
		return keysUp(a, b, n)
	}
	if a == "" {
		return keysDown(b, n)
	}
	mid := n / 2
	c, err := KeyBetween(a, b)
	if err != nil {
		return nil, err
	}
	left, err := KeysBetween(a, c, mid)
	if err != nil {
		return nil, err
	}
	right, err := KeysBetween(c, b, n-mid-1)
	if err != nil {
		return nil, err
	}
	return append(append(left, c), right...), nil
}

func keysUp(a, b string, n int) ([]string, error) {
	keys := make([]string, 0, n)
	for range n {
		k, err := KeyBetween(a, b)
		if err != nil {
			return nil, err
		}
		keys = append(keys, k)
		a = k
	}
	return keys, nil
}

func keysDown(b string, n int) ([]string, error) {
	keys := make([]string, n)
	for i := n - 1; i >= 0; i-- {
		k, err := KeyBetween("", b)
		if err != nil {
			return nil, err
		}
		keys[i], b = k, k
	}
	return keys, nil
}

// CheckKey refuses what is not an order key.
func CheckKey(location, key string) error {
	bad := func() error {
		return fault.AtField(location, key, "is not an order key: take one from an item or leave it out")
	}
	if key == "" || len(key) > maxKey || key == smallest {
		return bad()
	}
	n := wholeLen(key[0])
	if n == 0 || n > len(key) || len(key) > n && key[len(key)-1] == '0' {
		return bad()
	}
	for i := 1; i < len(key); i++ {
		if strings.IndexByte(digits, key[i]) < 0 {
			return bad()
		}
	}
	return nil
}

// wholeLen gives the length of a key's whole part from its first character,
// that character included; 0 where it cannot start a key.
func wholeLen(head byte) int {
	switch {
	case head >= 'a' && head <= 'z':
		return int(head-'a') + 2
	case head >= 'A' && head <= 'Z':
		return int('Z'-head) + 2
	}
	return 0
}

// increment gives the next whole part; "" past the largest.
func increment(x string) string {
	head, ds := x[0], []byte(x[1:])
	carry := true
	for i := len(ds) - 1; carry && i >= 0; i-- {
		d := strings.IndexByte(digits, ds[i]) + 1
		if d == len(digits) {
			ds[i] = digits[0]
			continue
		}
		ds[i], carry = digits[d], false
	}
	if !carry {
		return string(head) + string(ds)
	}
	switch {
	case head == 'Z':
		return "a0"
	case head == 'z':
		return ""
	}
	head++
	if head > 'a' {
		ds = append(ds, digits[0])
	} else {
		ds = ds[:len(ds)-1]
	}
	return string(head) + string(ds)
}

// decrement gives the whole part before; "" past the smallest.
func decrement(x string) string {
	last := digits[len(digits)-1]
	head, ds := x[0], []byte(x[1:])
	borrow := true
	for i := len(ds) - 1; borrow && i >= 0; i-- {
		d := strings.IndexByte(digits, ds[i]) - 1
		if d < 0 {
			ds[i] = last
			continue
		}
		ds[i], borrow = digits[d], false
	}
	if !borrow {
		return string(head) + string(ds)
	}
	switch {
	case head == 'a':
		return "Z" + string(last)
	case head == 'A':
		return ""
	}
	head--
	if head < 'Z' {
		ds = append(ds, last)
	} else {
		ds = ds[:len(ds)-1]
	}
	return string(head) + string(ds)
}

// midpoint gives a fraction after a and before b; b "" is the open end.
func midpoint(a, b string) string {
	if b != "" {
		n := commonPrefix(a, b)
		if n > 0 {
			rest := ""
			if n < len(a) {
				rest = a[n:]
			}
			return b[:n] + midpoint(rest, b[n:])
		}
	}
	low, high := 0, len(digits)
	if a != "" {
		low = strings.IndexByte(digits, a[0])
	}
	if b != "" {
		high = strings.IndexByte(digits, b[0])
	}
	if high-low > 1 {
		return string(digits[(low+high+1)/2])
	}
	if len(b) > 1 {
		return b[:1]
	}
	rest := ""
	if a != "" {
		rest = a[1:]
	}
	return string(digits[low]) + midpoint(rest, "")
}

// commonPrefix counts the digits that a, followed by endless zeros, shares
// with b.
func commonPrefix(a, b string) int {
	n := 0
	for n < len(b) {
		d := digits[0]
		if n < len(a) {
			d = a[n]
		}
		if d != b[n] {
			break
		}
		n++
	}
	return n
}
