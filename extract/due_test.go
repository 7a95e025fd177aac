package extract

import (
	"testing"

	"dutygraph/extract/casetest"
)

// TestDueDate reads deadlines as they are printed, in a document of 2025.
func TestDueDate(t *testing.T) {
	casetest.EachLine(t, "testdata/due-cases.txt", func(s string) []string { return []string{dueDate(s, 2025)} })
}
