package decisions

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// writing is how a verb is written, the first word being the usual one, with an example.
type writing struct {
	verb  Verb
	words []string
	like  string
}

// words is how each verb is written.
var words = []writing{
	{Same, []string{"相同", "same"}, "相同 市住房房官局 市住房房管局"},
	{Different, []string{"不同", "different"}, "不同 市住房保障局 市住房房管局"},
	{District, []string{"区县", "district"}, "区县 宁湖新区管委会 宁湖新区"},
	{Role, []string{"角色", "role"}, "角色 第12项 市财政局 牵头 「新建小学」"},
	{Known, []string{"认可", "known"}, "认可 市攻坚办"},
	{Ignore, []string{"忽略", "ignore"}, "忽略 第14行 「全年重点工作共3项」"},
}

var (
	documentWords = []string{"文件", "document"}
	firstWords    = []string{"首位", "first"}
	leadWords     = []string{"牵头", "lead"}
	supportWords  = []string{"配合", "support"}
)

// word is how a verb is written.
func word(v Verb) string {
	for _, w := range words {
		if w.verb == v {
			return w.words[0]
		}
	}
	return string(v)
}

// Parse reads a file of decisions; name is what the file is called in errors and in the graph. The error tells of every line that
// cannot be read.
func Parse(name, text string) (*Decisions, error) {
	d := &Decisions{named: map[string][]int{}}
	var scope Scope
	var wrong []error
	for i, line := range LinesOf(strings.TrimPrefix(text, "\ufeff")) {
		where := fmt.Sprintf("%s:%d", name, i+1)
		line = narrow(line)
		s, opens, err := scopeOf(line)
		if opens && err == nil {
			scope = s
			continue
		}
		var one *Decision
		if err == nil {
			one, err = decisionOf(line, scope)
		}
		if one != nil && err == nil {
			one.Where = where
			err = d.add(*one)
		}
		if err != nil {
			wrong = append(wrong, fmt.Errorf("%s: %w", where, err))
		}
	}
	if len(wrong) == 0 {
		wrong = append(wrong, d.circles())
	}
	if err := errors.Join(wrong...); err != nil {
		return nil, err
	}
	return d, nil
}

// narrow writes the signs of the file's own grammar in their usual form, and leaves what is quoted as it is.
func narrow(line string) string {
	return strings.TrimSpace(strings.NewReplacer("\u3000", " ", "＃", "#", "［", "[", "］", "]", "\u200b", "", "\ufeff", "").Replace(line))
}

// scopeOf reads a line in brackets.
func scopeOf(line string) (s Scope, opens bool, err error) {
	if !strings.HasPrefix(line, "[") && !strings.HasPrefix(line, "【") {
		return s, false, nil
	}
	if i := strings.Index(line, " #"); i > 0 {
		line = strings.TrimSpace(line[:i])
	}
	end := strings.LastIndexAny(line, "]】")
	if end < 0 || strings.Trim(line[end:], "]】") != "" {
		return s, true, errors.New("the bracket is not closed; a line such as [宁州市] or [文件 宁政办〔2025〕3号] says where the lines below it hold")
	}
	name := strings.TrimSpace(strings.Trim(line[:end], "[【"))
	for _, w := range documentWords {
		if rest, ok := strings.CutPrefix(name, w); ok && (rest == "" || strings.HasPrefix(rest, " ")) {
			s.Document, name = true, strings.TrimSpace(rest)
		}
	}
	if s.Name = name; name == "" {
		return s, true, errors.New("the brackets name nothing; a line such as [宁州市] or [文件 宁政办〔2025〕3号] says where the lines below it hold")
	}
	return s, true, nil
}

// field is a word of a line, or a quotation.
type field struct {
	text   string
	quoted bool
}

// closers end the quotations that the others begin.
var closers = map[rune]string{'「': "」", '『': "』", '“': "”", '"': "\""}

// fieldsOf parts a line at its spaces, quotations being whole. A quotation mark inside a word, or before a part of it, belongs to the word.
func fieldsOf(line string) ([]field, error) {
	var out []field
	for line = strings.TrimLeftFunc(line, unicode.IsSpace); line != "" && line[0] != '#'; line = strings.TrimLeftFunc(line, unicode.IsSpace) {
		first := []rune(line[:min(len(line), 4)])[0]
		if closer, opens := closers[first]; opens {
			body := line[len(string(first)):]
			end := strings.Index(body, closer)
			if end < 0 {
				return nil, fmt.Errorf("the quotation %.20s is not closed by %s", line, closer)
			}
			rest := body[end+len(closer):]
			if first == '「' || first == '『' || rest == "" || strings.TrimLeftFunc(rest, unicode.IsSpace) != rest {
				out = append(out, field{strings.TrimSpace(body[:end]), true})
				line = rest
				continue
			}
		}
		end := strings.IndexFunc(line, unicode.IsSpace)
		if end < 0 {
			end = len(line)
		}
		out = append(out, field{line[:end], false})
		line = line[end:]
	}
	return out, nil
}

// decisionOf reads one line, nothing where it says nothing.
func decisionOf(line string, scope Scope) (*Decision, error) {
	fields, err := fieldsOf(line)
	if err != nil || len(fields) == 0 {
		return nil, err
	}
	i := slices.IndexFunc(words, func(w writing) bool {
		return !fields[0].quoted && slices.Contains(w.words, strings.ToLower(fields[0].text))
	})
	if i < 0 {
		var known []string
		for _, w := range words {
			known = append(known, w.words[0]+" ("+w.words[1]+")")
		}
		return nil, fmt.Errorf("a decision begins with one of %s, not with %s", among(known), fields[0].text)
	}
	if scope.Name == "" {
		return nil, errors.New("no line such as [宁州市] above it says where it holds; [*] is everywhere")
	}
	one := &Decision{Scope: scope, Verb: words[i].verb}
	if err := one.read(fields[1:]); err != nil {
		return nil, fmt.Errorf("%w, as in: %s", err, words[i].like)
	}
	return one, nil
}

// read takes the words after the verb, and reports what is too few, too many or out of place.
func (one *Decision) read(fields []field) error {
	roles := 0
	for _, f := range fields {
		switch {
		case f.quoted && f.text == "":
			return errors.New("the quotation is empty")
		case f.quoted:
			one.Print.quotes = append(one.Print.quotes, f.text)
		case len(f.text) > 1 && f.text[0] == '@':
			one.Print.sum = f.text[1:]
		case one.Verb == Role && slices.Contains(firstWords, f.text):
			one.First = true
		case one.Verb == Role && slices.Contains(leadWords, f.text):
			one.Lead = true
			roles++
		case one.Verb == Role && slices.Contains(supportWords, f.text):
			roles++
		default:
			if (one.Verb == Role || one.Verb == Ignore) && one.place(f.text) {
				continue
			}
			one.Names = append(one.Names, one.Scope.own(f.text))
		}
	}
	if slices.Contains(one.Names, "") {
		return errors.New("a name says nothing")
	}
	return one.complete(roles)
}

// place reads 第12项 and 第14行.
func (one *Decision) place(s string) bool {
	inner, ok := strings.CutPrefix(fold(s), "第")
	if !ok {
		return false
	}
	if item, ok := strings.CutSuffix(inner, "项"); ok && item != "" && one.Item == "" {
		one.Item = item
		return true
	}
	if no, ok := strings.CutSuffix(inner, "行"); ok && one.Line == 0 {
		n, err := strconv.Atoi(no)
		one.Line = n
		return err == nil && n > 0
	}
	return false
}

// complete reports what a decision lacks or has too much.
func (one *Decision) complete(roles int) error {
	quoted := len(one.Print.quotes) > 0 || one.Print.sum != ""
	names := len(one.Names)
	switch one.Verb {
	case Same, Different, District:
		if names != 2 || quoted {
			return fmt.Errorf("it needs just two names, and here are %d", names)
		}
		if one.Names[0] == one.Names[1] {
			return errors.New("both names are the same")
		}
		return nil
	case Known:
		if names == 0 || quoted {
			return errors.New("it needs one name or more")
		}
		return nil
	}
	if !one.Scope.Document && (one.Verb == Role || one.Item != "" || one.Line > 0) {
		return errors.New("a task or a line is that of a document: put it below a line such as [文件 宁政办〔2025〕3号]")
	}
	if one.Verb == Role {
		return one.completeRole(roles, names, quoted)
	}
	switch {
	case one.Item != "" && (one.Line > 0 || names != 1), one.Line > 0 && names > 0, one.Item == "" && one.Line == 0 && names == 0:
		return errors.New("it needs a line, or a task and a name, or names")
	case (one.Item != "" || one.Line > 0) && !quoted:
		return errors.New("it needs the print that it was made on, quoted")
	case one.Item == "" && one.Line == 0 && quoted:
		return errors.New("a name needs no quotation")
	}
	return nil
}

func (one *Decision) completeRole(roles, names int, quoted bool) error {
	switch {
	case roles != 1:
		return errors.New("it needs one role, 牵头 or 配合")
	case one.First && (one.Item != "" || names > 0 || quoted):
		return errors.New("首位 is of all tasks of the document and stands alone with the role")
	case one.First:
		return nil
	case one.Item == "" || one.Line > 0 || names != 1:
		return errors.New("it needs a task and one name")
	case !quoted:
		return errors.New("it needs the print that it was made on, quoted")
	}
	return nil
}
