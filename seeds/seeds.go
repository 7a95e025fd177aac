// Package seeds holds what the program ships beside its code: word lists and a sample issue.
package seeds

import "embed"

// Issues holds the sample issue of a gazette, under the folder issues. Its head says what it is and where its facts come
// from.
//
//go:embed issues/*.txt
var Issues embed.FS

// Vocab holds the word lists, under the folder vocab: departments, districts, forms of the names of
// indicators, words that are no names.
//
//go:embed vocab/*.txt
var Vocab embed.FS

// Forms holds the forms of assignment, under the folder forms: by which labels, phrases, columns and headings documents say
// who answers for what.
//
//go:embed forms/*.txt
var Forms embed.FS
