// Package typo is what indexes have in common about words with one typo: which
// known words a typo may have meant, and which words are one edit apart.
package typo
