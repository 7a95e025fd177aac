package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// scripts teach a shell to ask the program itself, with the words typed so far, which words may come next.
var scripts = map[string]string{
	"bash": `# dutygraph completion for bash:  source <(dutygraph completion bash)
_dutygraph() {
  local IFS=$'\n'
  COMPREPLY=($(compgen -W "$(dutygraph completion words -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _dutygraph dutygraph
`,
	"zsh": `#compdef dutygraph
# dutygraph completion for zsh:  source <(dutygraph completion zsh)
_dutygraph() {
  local -a found
  found=(${(f)"$(dutygraph completion words -- "${(@)words[2,CURRENT]}" 2>/dev/null)"})
  if (( ${#found} )); then compadd -- $found; else _files; fi
}
compdef _dutygraph dutygraph
`,
	"fish": `# dutygraph completion for fish:  dutygraph completion fish | source
complete -c dutygraph -a '(dutygraph completion words -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
`,
}

// shells are the shells that can be taught, in the order in which help names them.
var shells = []string{"bash", "zsh", "fish"}

func completionCommand() *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "print a script that completes commands, questions, flags and formats",
		ArgsUsage: strings.Join(shells, "|"),
		Action: func(c *cli.Context) error {
			shell := c.Args().First()
			if shell == "words" {
				for _, word := range completions(c.App, c.Args().Tail()) {
					fmt.Fprintln(c.App.Writer, word)
				}
				return nil
			}
			script, ok := scripts[shell]
			if !ok || c.NArg() != 1 {
				return misuse("completion needs one shell: %s", strings.Join(shells, ", "))
			}
			_, err := fmt.Fprint(c.App.Writer, script)
			return err
		},
	}
}

// completions are the words that may stand in place of the last of the words typed.
func completions(app *cli.App, typed []string) []string {
	if len(typed) == 0 {
		typed = []string{""}
	}
	last, before := typed[len(typed)-1], typed[:len(typed)-1]
	takes := arities(app)
	asked := "" // the flag whose value is to come
	if n := len(before); n > 0 && strings.HasPrefix(before[n-1], "--") && takes[before[n-1][2:]] {
		asked, before = before[n-1][2:], before[:n-1]
	}
	w, err := take(before, takes)
	if err != nil {
		return nil
	}
	path, err := commandPath(app, w.rest)
	if err != nil {
		return nil
	}
	if asked != "" {
		return startingWith(last, valuesOf(path, asked))
	}
	among, flags := app.Commands, app.Flags
	if len(path) > 0 {
		among, flags = path[len(path)-1].Subcommands, append(slices.Clone(path[len(path)-1].Flags), app.Flags...)
	}
	words := commandNames(among)
	if strings.HasPrefix(last, "-") {
		words = append(flagNames(flags), "--help")
	} else if len(path) > 0 && path[0].Name == "completion" {
		words = shells
	}
	return startingWith(last, words)
}

func startingWith(start string, words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(word string) bool { return !strings.HasPrefix(word, start) })
}

// valuesOf are the values of a command's flag, where they are a known few.
func valuesOf(path []*cli.Command, flag string) []string {
	switch {
	case flag != "format" || len(path) == 0:
		return nil
	case path[0].Name == "evidence":
		return packetFormats
	case path[0].Name == "export":
		return exportFormats
	}
	return answerFormats
}
