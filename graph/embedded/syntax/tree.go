package syntax

// Statement is a whole statement.
type Statement struct {
	Source  string
	Explain bool // tell the plan, do not run it
	Query   *Query
}

// Query is one or several single queries joined by UNION.
type Query struct {
	Parts []*Single
	All   bool // UNION ALL: rows that are alike stay
	At    int
}

// Single is a query without UNION: its clauses in order.
type Single struct {
	Clauses []Clause
	At      int
}

// Clause is one of *Match, *Unwind, *Project and *Call.
type Clause interface{ clause() }

// Match is MATCH or OPTIONAL MATCH with its WHERE.
type Match struct {
	Optional bool
	Patterns []*Path
	Where    Expr
	At       int
}

// Unwind is UNWIND list AS name.
type Unwind struct {
	List Expr
	As   Name
}

// Project is WITH or RETURN.
type Project struct {
	Return   bool
	Distinct bool
	Star     bool
	Items    []Item
	Order    []Order
	Skip     Expr
	Limit    Expr
	Where    Expr // of a WITH
	At       int
}

// Call is a subquery: CALL (names) { query }.
type Call struct {
	Optional bool
	Star     bool   // CALL (*): every name is known inside
	Old      bool   // CALL { WITH names … }, the form without brackets
	Imports  []Name // the names known inside
	Query    *Query
	At       int
}

func (*Match) clause()   {}
func (*Unwind) clause()  {}
func (*Project) clause() {}
func (*Call) clause()    {}

// Name is a variable as written somewhere. The zero Name is none.
type Name struct {
	Text string
	At   int
}

// Item is one column of a projection.
type Item struct {
	Expr  Expr
	As    string // its name: what follows AS, or the text of the expression
	Named bool   // AS was written
	At    int
}

// Order is one sort key of ORDER BY.
type Order struct {
	Expr Expr
	Down bool
}

// Shortest says which paths of a pattern are asked for.
type Shortest uint8

// The values of Shortest.
const (
	EveryPath Shortest = iota
	OneShortest
	AllShortest
)

// Path is one path of a pattern: nodes and, between each two of them, a link.
type Path struct {
	Name     Name
	Shortest Shortest
	Nodes    []*NodePattern
	Links    []*LinkPattern // one fewer than Nodes
	At       int
}

// NodePattern is (name:Labels {props} WHERE …).
type NodePattern struct {
	Name   Name
	Labels Labels
	Props  Expr // a map or a parameter, or nil
	Where  Expr
	At     int
}

// Direction is where a link of a pattern points.
type Direction uint8

// The directions.
const (
	Either Direction = iota
	Right
	Left
)

// LinkPattern is -[name:TYPES *min..max {props} WHERE …]->.
type LinkPattern struct {
	Name  Name
	Types Labels
	Props Expr
	Where Expr
	Dir   Direction
	Many  bool // a chain of links: *, *2, *1..3
	Min   int64
	Max   int64 // -1 for no bound
	At    int
}

// Labels is a label expression: nil, a Label, an AnyLabel, a NotLabel, an AllLabels or an EitherLabel.
type Labels interface{ labels() }

// The label expressions.
type (
	Label       string                // :A
	AnyLabel    struct{}              // :%
	NotLabel    struct{ X Labels }    // :!A
	AllLabels   struct{ X, Y Labels } // :A&B
	EitherLabel struct{ X, Y Labels } // :A|B
)

func (Label) labels()       {}
func (AnyLabel) labels()    {}
func (NotLabel) labels()    {}
func (AllLabels) labels()   {}
func (EitherLabel) labels() {}

// Expr is an expression. Pos returns the offset of the place that an error about it shows.
type Expr interface{ Pos() int }

// At is the place of an expression.
type At int

// Pos returns the offset.
func (a At) Pos() int { return int(a) }

// The expressions.
type (
	// Literal is a number, a string, a boolean or null.
	Literal struct {
		At
		Value any // int64, float64, string, bool or nil
	}
	// Param is $name.
	Param struct {
		At
		Name string
	}
	// Var is the name of a variable.
	Var struct {
		At
		Name string
	}
	// List is [a, b].
	List struct {
		At
		Items []Expr
	}
	// Map is {key: value}, in the order written.
	Map struct {
		At
		Keys   []string
		Values []Expr
	}
	// Prop is x.key.
	Prop struct {
		At
		X   Expr
		Key string
	}
	// Index is x[i].
	Index struct {
		At
		X, I Expr
	}
	// Slice is x[from..to]; either bound may be nil.
	Slice struct {
		At
		X, From, To Expr
	}
	// Unary is NOT x, -x or +x.
	Unary struct {
		At
		Op string
		X  Expr
	}
	// Binary is an operator between two operands: AND, OR, XOR, + - * / % ^ ||, =~, IN, STARTS WITH, ENDS WITH, CONTAINS.
	Binary struct {
		At
		Op   string
		X, Y Expr
	}
	// Compare is a chain of comparisons, a < b <= c.
	Compare struct {
		At
		Ops []string
		Xs  []Expr // one more than Ops
	}
	// IsNull is x IS NULL or x IS NOT NULL.
	IsNull struct {
		At
		X   Expr
		Not bool
	}
	// HasLabels is x:A&B.
	HasLabels struct {
		At
		X      Expr
		Labels Labels
	}
	// Func is a call of a function.
	Func struct {
		At
		Name     string // in lower case
		Distinct bool
		Star     bool // count(*)
		Args     []Expr
	}
	// Case is CASE in either form; Subject is nil in the one without, else each Cond is a value to compare it with.
	Case struct {
		At
		Subject Expr
		Whens   []When
		Else    Expr
	}
	// ListComp is [name IN list WHERE … | value]; Where and Value may be nil.
	ListComp struct {
		At
		Name               Name
		List, Where, Value Expr
	}
	// PatternComp is [path = (a)-->(b) WHERE … | value].
	PatternComp struct {
		At
		Path         *Path
		Where, Value Expr
	}
	// Quantifier is all, any, none or single(name IN list WHERE …).
	Quantifier struct {
		At
		Op          string
		Name        Name
		List, Where Expr
	}
	// Reduce is reduce(total = start, name IN list | next).
	Reduce struct {
		At
		Total, Name       Name
		Start, List, Next Expr
	}
	// PathExpr is a pattern where a value stands: as a predicate, or shortestPath(…).
	PathExpr struct {
		At
		Path *Path
	}
	// Sub is EXISTS, COUNT or COLLECT { query }.
	Sub struct {
		At
		Op    string // in lower case
		Query *Query
	}
	// MapProj is name {.key, .*, other: value, name}.
	MapProj struct {
		At
		X     *Var
		Items []ProjItem
	}
)

// When is one alternative of a CASE.
type When struct {
	Cond Expr
	Then Expr
}

// ProjItem is one part of a map projection: .* has neither, .key has Key, key: value has both.
type ProjItem struct {
	Key   string
	Value Expr
}
