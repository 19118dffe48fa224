// Package fold brings spellings of one name together: it drops case, accents,
// apostrophes and punctuation, and splits text into words.
//
// The index and the queries fold with the same function, so that a rule may be
// lossy (Thai vowel signs go, for instance) as long as it is the same on both
// sides. It is pure and never fails; invalid UTF-8 is read as word breaks.
package fold
