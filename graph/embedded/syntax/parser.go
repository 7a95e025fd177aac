// Package syntax reads the text of a Cypher statement: a lexer, a recursive descent parser and the tree that it builds.
// It knows the grammar of Neo4j 5 for statements that read, and refuses the rest by name. It knows no graph: names of
// variables and functions are checked by whoever plans the statement.
package syntax

import (
	"fmt"
)

// Limits of a statement, so that no text can exhaust the stack.
const (
	longestStatement = 1 << 18
	deepest          = 400
	mostWasted       = 1 << 18
	anyPipes         = 1 << 18
)

// parser reads the tokens of one statement. It reports an error by panicking with an *Error, which Parse recovers.
type parser struct {
	source string
	tokens []token
	i      int
	depth  int
	noPath map[int]bool // tokens where an expression was found to be no pattern
	wasted int          // tokens read in vain by attempts
	pipes  int          // how many | a label expression may have here, or anyPipes
}

// Parse reads a statement. An error is an *Error.
func Parse(source string) (s *Statement, err error) {
	if len(source) > longestStatement {
		return nil, &Error{Refused, fmt.Sprintf("a statement of %d bytes; %d is the most", len(source), longestStatement), source, -1}
	}
	tokens, err := scan(source)
	if err != nil {
		return nil, err
	}
	p := &parser{source: source, tokens: tokens, noPath: map[int]bool{}, pipes: anyPipes}
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(*Error)
			if !ok {
				panic(r)
			}
			s, err = nil, e
		}
	}()
	return p.statement(), nil
}

// statement reads [EXPLAIN] query [;].
func (p *parser) statement() *Statement {
	s := &Statement{Source: p.source}
	if p.peek().is("profile") {
		p.refuse(p.peek(), "PROFILE is not read here; EXPLAIN is")
	}
	s.Explain = p.skip("explain")
	s.Query = p.query()
	p.skip(";")
	if t := p.peek(); t.sort != end {
		p.unexpected("a clause or the end of the statement")
	}
	return s
}

func (p *parser) peek() token { return p.tokens[p.i] }

// ahead returns the token n places on.
func (p *parser) ahead(n int) token { return p.tokens[min(p.i+n, len(p.tokens)-1)] }

func (p *parser) next() token {
	t := p.tokens[p.i]
	if t.sort != end {
		p.i++
	}
	return t
}

// skip passes over the keyword or mark if it stands here.
func (p *parser) skip(text string) bool {
	if p.peek().is(text) {
		p.i++
		return true
	}
	return false
}

// expect passes over the keyword or mark, which must stand here.
func (p *parser) expect(text string) token {
	t := p.peek()
	if !t.is(text) {
		p.unexpected(fmt.Sprintf("%q", text))
	}
	return p.next()
}

// name reads a name.
func (p *parser) name(what string) Name {
	t := p.peek()
	if t.sort != word && t.sort != quoted {
		p.unexpected(what)
	}
	p.i++
	return Name{t.text, t.at}
}

// enter guards against statements nested so deep that reading them would exhaust the stack; the caller defers leave.
func (p *parser) enter() {
	if p.depth++; p.depth > deepest {
		p.refuse(p.peek(), "nested more than %d deep", deepest)
	}
}

func (p *parser) leave() { p.depth-- }

func (p *parser) fail(t token, format string, args ...any) {
	panic(&Error{Invalid, fmt.Sprintf(format, args...), p.source, t.at})
}

func (p *parser) refuse(t token, format string, args ...any) {
	panic(&Error{Refused, fmt.Sprintf(format, args...), p.source, t.at})
}

func (p *parser) unexpected(expected string) {
	p.fail(p.peek(), "expected %s, found %s%s", expected, p.peek(), advice(p.peek()))
}

// attempt runs read and reports whether it succeeded; if not, the parser stands where it stood. Attempts inside attempts
// could take for ever, so what they may read in vain is limited.
func (p *parser) attempt(read func()) (ok bool) {
	start, depth, pipes := p.i, p.depth, p.pipes
	defer func() {
		if r := recover(); r != nil {
			if _, is := r.(*Error); !is || p.wasted > mostWasted {
				panic(r)
			}
			p.wasted += p.i - start + 1
			p.i, p.depth, p.pipes = start, depth, pipes
			if p.wasted > mostWasted {
				p.refuse(p.peek(), "too many brackets that may be patterns or not")
			}
		}
	}()
	read()
	return true
}
