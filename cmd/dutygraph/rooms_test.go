package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// Words by which a line shows that it stands in the wrong room.
var (
	cypherWord = regexp.MustCompile(`\b(MATCH|MERGE|UNWIND|RETURN|OPTIONAL|DETACH|CREATE|LIMIT|WHERE)\b`)
	han        = regexp.MustCompile(`\p{Han}`)
	engine     = regexp.MustCompile(`(?i)\b(neo4j|bbolt|bolt)\b`)
	printWord  = regexp.MustCompile(`责任单位|牵头|配合`)
)

// neverSays lists what the code of a room, its comments included, must not say. A room that is not here may say anything.
var neverSays = map[string]map[string]*regexp.Regexp{
	"extract":           {"a keyword of Cypher": cypherWord, "an engine": engine},
	"extract/gold":      {"a keyword of Cypher": cypherWord, "an engine": engine},
	"extract/review":    {"a keyword of Cypher": cypherWord, "an engine": engine},
	"extract/decisions": {"a keyword of Cypher": cypherWord, "an engine": engine},
	"extract/format":    {"a keyword of Cypher": cypherWord, "an engine": engine, "a word of the print": printWord},
	"extract/jieba":     {"a keyword of Cypher": cypherWord, "an engine": engine, "a word of the print": printWord},
	"graph":             {"a Chinese character": han, "a keyword of Cypher": cypherWord, "an engine": engine},
	"graph/export":      {"a word of the print": printWord},
	"graph/neo4j":       {"a word of the print": printWord},
	"graph/embedded":    {"a word of the print": printWord},
	"queries":           {"an engine": engine, "a word of the print": printWord},
	"seeds":             {"logic": regexp.MustCompile(`(?m)^(func|type|const)\b`)},
	"cmd/dutygraph":     {"a Chinese character": han, "a keyword of Cypher": regexp.MustCompile(`\b(MATCH|MERGE|UNWIND|RETURN|OPTIONAL|DETACH|CREATE|WHERE)\b`)},
	"queries/evidence":  {"an engine": engine, "a word of the print": printWord},
	"queries/web":       {"an engine": engine},
	"graph/storetest":   {"an engine": engine},
}

func TestRoomsKeepTheirWords(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range goFiles(t) {
		rules := neverSays[f.room]
		if rules == nil {
			continue
		}
		seen[f.room] = true
		raw, err := os.ReadFile(f.path)
		if err != nil {
			t.Fatal(err)
		}
		for what, words := range rules {
			if at := words.FindIndex(raw); at != nil {
				line := strings.Count(string(raw[:at[0]]), "\n") + 1
				t.Errorf("%s:%d: %s in %s: %s", f.path, line, what, f.room, raw[at[0]:at[1]])
			}
		}
	}
	for _, room := range []string{"extract", "graph", "queries", "seeds", "cmd/dutygraph"} {
		if !seen[room] {
			t.Errorf("no file of %s was looked at", room)
		}
	}
}
