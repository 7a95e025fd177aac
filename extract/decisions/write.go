package decisions

import (
	"strconv"
	"strings"
)

// String writes a decision as it stands in a file.
func (one Decision) String() string {
	fields := []string{word(one.Verb)}
	if one.Item != "" {
		fields = append(fields, "第"+one.Item+"项")
	}
	if one.Line > 0 {
		fields = append(fields, "第"+strconv.Itoa(one.Line)+"行")
	}
	if one.First {
		fields = append(fields, firstWords[0])
	}
	fields = append(fields, one.Names...)
	switch {
	case one.Verb == Role && one.Lead:
		fields = append(fields, leadWords[0])
	case one.Verb == Role:
		fields = append(fields, supportWords[0])
	}
	if print := one.Print.String(); print != "" {
		fields = append(fields, print)
	}
	return strings.Join(fields, " ")
}
