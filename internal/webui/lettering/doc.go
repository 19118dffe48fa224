// Package lettering draws lines of text into pictures: shaped, wrapped, in
// both directions. The fonts are Noto Sans for Latin, Greek, Cyrillic,
// Vietnamese, Devanagari, Arabic, Hebrew and Japanese; a text in another
// script cannot be drawn, and Drawable says so before anyone sees boxes.
package lettering
