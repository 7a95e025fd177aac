// Package seeds holds what the program ships beside its code: word lists and a sample issue.
package seeds
