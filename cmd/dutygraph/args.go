package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// words are the arguments of a command line taken apart: flags with their values, and the rest.
type words struct {
	flags []flagWord
	rest  []string
}

// flagWord is a flag as it was typed, with its value unless it takes none.
type flagWord struct {
	name  string
	typed []string
}

// arrange puts arguments into the one order that the flag library understands (the program's flags, the command, the
// command's flags, "--", everything else), so that a reader may write them in any. It reports a command, a question or a
// flag that does not exist, with the nearest that does.
func arrange(app *cli.App, args []string) ([]string, error) {
	takes := arities(app)
	w, err := take(args, takes)
	if err != nil {
		return nil, err
	}
	if len(w.rest) > 0 && w.rest[0] == "help" {
		w.rest = w.rest[1:]
		w.flags = append(w.flags, flagWord{"help", []string{"--help"}})
	}
	path, err := commandPath(app, w.rest)
	if err != nil {
		return nil, err
	}
	var global, local []string
	names := make([]string, len(path))
	for i, c := range path {
		names[i] = c.Name
	}
	for _, f := range w.flags {
		switch {
		case len(path) > 0 && has(path[len(path)-1].Flags, f.name), len(path) > 0 && slices.Contains(cli.HelpFlag.Names(), f.name):
			local = append(local, f.typed...)
		case has(app.Flags, f.name), len(path) == 0 && isBuiltIn(f.name):
			global = append(global, f.typed...)
		default:
			return nil, unknownFlag(app, path, f.name)
		}
	}
	out := append(global, names...)
	out = append(out, local...)
	if len(path) == 0 {
		return out, nil
	}
	return append(append(out, "--"), w.rest[len(path):]...), nil
}

// arities says of every flag of the program whether it takes a value. One name has one arity, whatever the command: a
// test holds the commands to that.
func arities(app *cli.App) map[string]bool {
	takes := map[string]bool{}
	add := func(flags []cli.Flag) {
		for _, f := range flags {
			for _, name := range f.Names() {
				takes[name] = f.(cli.DocGenerationFlag).TakesValue()
			}
		}
	}
	add(app.Flags)
	add([]cli.Flag{cli.HelpFlag, cli.VersionFlag})
	for _, c := range app.Commands {
		add(c.Flags)
		for _, s := range c.Subcommands {
			add(s.Flags)
		}
	}
	return takes
}

// take parts flags, each with its value, from the rest. What stands after "--" is no flag.
func take(args []string, takes map[string]bool) (words, error) {
	var w words
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			w.rest = append(w.rest, args[i+1:]...)
			break
		}
		name, _, hasValue := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(arg, "-"), "-"), "=")
		if len(arg) < 2 || arg[0] != '-' {
			w.rest = append(w.rest, arg)
			continue
		}
		f := flagWord{name, []string{arg}}
		if takes[name] && !hasValue {
			i++
			if i == len(args) || isFlag(args[i], takes) {
				return w, misuse("%s needs a value: %[1]s VALUE or %[1]s=VALUE", arg)
			}
			f.typed = append(f.typed, args[i])
		}
		w.flags = append(w.flags, f)
	}
	return w, nil
}

// isFlag reports whether an argument is a flag that the program knows.
func isFlag(arg string, takes map[string]bool) bool {
	name, dashed := strings.CutPrefix(arg, "--")
	name, _, _ = strings.Cut(name, "=")
	_, known := takes[name]
	return arg == "--" || dashed && known
}

// isBuiltIn reports whether a flag works without a command.
func isBuiltIn(name string) bool {
	return slices.Contains(cli.HelpFlag.Names(), name) || slices.Contains(cli.VersionFlag.Names(), name)
}

func has(flags []cli.Flag, name string) bool {
	return slices.ContainsFunc(flags, func(f cli.Flag) bool { return slices.Contains(f.Names(), name) })
}

// commandPath is the command that the first words name, with its subcommand where it has some.
func commandPath(app *cli.App, rest []string) ([]*cli.Command, error) {
	var path []*cli.Command
	for among := app.Commands; len(among) > 0 && len(path) < len(rest); among = path[len(path)-1].Subcommands {
		name := rest[len(path)]
		i := slices.IndexFunc(among, func(c *cli.Command) bool { return c.HasName(name) })
		if i < 0 {
			return nil, unknownCommand(path, name, suggest(name, commandNames(among)))
		}
		path = append(path, among[i])
	}
	return path, nil
}

// unknownCommand is what is said of a word that stands where a command's name has to, or the name of one of its subcommands.
func unknownCommand(path []*cli.Command, name, near string) error {
	switch {
	case len(path) == 0:
		return misuse("no command is called %q%s; see: dutygraph --help", name, near)
	case path[0].Name == "query":
		return misuse("no question is called %q%s; all of them: dutygraph query", name, near)
	}
	return misuse("%s has no %q%s; see: dutygraph %[1]s --help", path[0].Name, name, near)
}

func commandNames(commands []*cli.Command) []string {
	var names []string
	for _, c := range commands {
		if !c.Hidden {
			names = append(names, c.Name)
		}
	}
	return names
}

// flagNames lists flags as they are typed.
func flagNames(flags []cli.Flag) []string {
	var names []string
	for _, f := range flags {
		names = append(names, "--"+f.Names()[0])
	}
	return names
}

// unknownFlag is what is said of a flag that the command has not.
func unknownFlag(app *cli.App, path []*cli.Command, name string) error {
	names, of, help := flagNames(app.Flags), "the program", "dutygraph --help"
	if len(path) > 0 {
		last := path[len(path)-1]
		names = append(flagNames(last.Flags), names...)
		of, help = last.Name, fmt.Sprintf("dutygraph %s --help", strings.Join(commandNames(path), " "))
	}
	return misuse("%s has no flag --%s%s; see: %s", of, name, suggest("--"+name, names), help)
}
