package embedded

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// The buckets of the file, and the key under which it says what it is.
var (
	aboutBucket     = []byte("about")
	documentsBucket = []byte("documents")
	formatKey       = []byte("format")
)

// format is the version of the file and of the values in it.
const format = "dutygraph store 1"

// Fault says that the file of a store cannot be used, why, and what to do about it.
type Fault struct{ err error }

func (f *Fault) Error() string { return f.err.Error() }

// Unwrap returns what the system said.
func (f *Fault) Unwrap() error { return f.err }

// fault makes a Fault of a message.
func fault(format string, args ...any) error { return &Fault{fmt.Errorf(format, args...)} }

// file is where a store is kept. It is open only while something is read from it or written to it.
type file struct {
	path string
	wait time.Duration // for another process that writes
}

// mark tells one state of a file from another without opening it.
type mark struct {
	size     int64
	modified time.Time
}

// mark returns the file's present state; the zero mark is that of a file that does not exist.
func (f file) mark() (mark, error) {
	info, err := os.Stat(f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return mark{}, nil
	case err != nil:
		return mark{}, f.explain(err)
	case info.IsDir():
		return mark{}, fault("%s is a folder, not a store; name a file in it", f.path)
	}
	return mark{info.Size(), info.ModTime()}, nil
}

// read runs do on the file as it is. A file that does not exist, or is empty since someone was killed while making it, is
// an empty store, and do is not run.
func (f file) read(ctx context.Context, do func(documents *bbolt.Bucket) error) error {
	m, err := f.mark()
	if err != nil || m.size == 0 {
		return err
	}
	return f.open(ctx, true, func(db *bbolt.DB) error {
		return db.View(func(tx *bbolt.Tx) error {
			documents, err := f.check(tx)
			if err != nil {
				return err
			}
			return do(documents)
		})
	})
}

// write runs do on the file in one transaction. What do did is kept if it returns no error, else nothing is.
func (f file) write(ctx context.Context, do func(documents *bbolt.Bucket) error) error {
	if err := f.create(); err != nil {
		return err
	}
	return f.open(ctx, false, func(db *bbolt.DB) error {
		done := false
		err := db.Update(func(tx *bbolt.Tx) error {
			documents, err := f.check(tx)
			if err == nil {
				err = do(documents)
			}
			done = err == nil
			return err
		})
		if done && err != nil {
			return fault("the store %s cannot be written: %w; it is as it was before", f.path, withoutPath(err))
		}
		return err
	})
}

// open opens the file, waiting for others for a limited time, and closes it when do is done. A file that is damaged makes
// bbolt panic, or the processor fault where a part of it is missing: both are errors here.
func (f file) open(ctx context.Context, readOnly bool, do func(*bbolt.DB) error) (err error) {
	wait := f.wait
	if deadline, ok := ctx.Deadline(); ok {
		wait = max(min(wait, time.Until(deadline)), time.Millisecond)
	}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = f.damaged(r)
		}
	}()
	db, err := bbolt.Open(f.path, 0o600, &bbolt.Options{ReadOnly: readOnly, Timeout: wait, FreelistType: bbolt.FreelistMapType})
	if err != nil {
		return f.explain(err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return do(db)
}

// damaged is the error of a file that cannot be read any more.
func (f file) damaged(why any) error {
	return fault("the store %s is damaged: %v; move it away and load the documents again", f.path, why)
}

// explain says what is wrong with a file that cannot be opened.
func (f file) explain(err error) error {
	switch {
	case errors.Is(err, berrors.ErrTimeout):
		return fault("another load is writing to %s; try again when it is done", f.path)
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrVersionMismatch), errors.Is(err, berrors.ErrChecksum):
		return fault("%s is no store of dutygraph, or is damaged: %w; name another file, or move this one away and load the documents again", f.path, err)
	}
	return fault("the store %s cannot be opened: %w; see who may read and write it, or name another file", f.path, withoutPath(err))
}

// withoutPath is the part of an error of the system that does not name the file.
func withoutPath(err error) error {
	var named *fs.PathError
	if errors.As(err, &named) {
		return named.Err
	}
	return err
}

// check refuses a file that is cut short, that is no store, or whose format is another.
func (f file) check(tx *bbolt.Tx) (*bbolt.Bucket, error) {
	if m, err := f.mark(); err != nil || m.size < tx.Size() {
		return nil, errors.Join(err, f.damaged("it is cut short"))
	}
	about, documents := tx.Bucket(aboutBucket), tx.Bucket(documentsBucket)
	if about == nil || documents == nil {
		return nil, fault("%s is no store of dutygraph; name another file", f.path)
	}
	if found := string(about.Get(formatKey)); found != format {
		return nil, fault("%s has the format %q; this version reads and writes %q: load the documents into a new store", f.path, found, format)
	}
	return documents, nil
}

// create makes the file if there is none.
func (f file) create() error {
	if m, err := f.mark(); err != nil || m.size > 0 {
		return err
	}
	var known *Fault
	err := f.make()
	if err != nil && !errors.As(err, &known) {
		return fault("the store %s cannot be made: %w; name a file in a folder that you may write to", f.path, withoutPath(err))
	}
	return err
}

// make makes the file whole or not at all: it is made under another name first.
func (f file) make() (err error) {
	folder := filepath.Dir(f.path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	temp, err := os.CreateTemp(folder, filepath.Base(f.path)+".new-*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.Remove(temp.Name())) }()
	if err := temp.Close(); err != nil {
		return err
	}
	fresh := file{temp.Name(), f.wait}
	if err := fresh.open(context.Background(), false, describe); err != nil {
		return err
	}
	err = os.Link(temp.Name(), f.path)
	if errors.Is(err, fs.ErrExist) { // another process was faster, or was killed when it had made an empty file
		if m, err := f.mark(); err != nil || m.size > 0 {
			return err
		}
		return f.open(context.Background(), false, describe)
	}
	return err
}

// describe writes what the file is.
func describe(db *bbolt.DB) error {
	return db.Update(func(tx *bbolt.Tx) error {
		about, err := tx.CreateBucketIfNotExists(aboutBucket)
		if err != nil {
			return err
		}
		if _, err := tx.CreateBucketIfNotExists(documentsBucket); err != nil {
			return err
		}
		return about.Put(formatKey, []byte(format))
	})
}
