package web

import (
	"crypto/subtle"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// policy lets a page load what this server itself serves as files, and nothing else: no script and no style that stands
// in a page is ever run, so that no name in a document can become one.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guard refuses what does not come from a reader of this server's own pages.
func (s *site) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		switch {
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			h.Set("Allow", "GET, HEAD")
			http.Error(w, "only GET", http.StatusMethodNotAllowed)
		case !s.knownHost(r.Host):
			http.Error(w, "this server goes by another name", http.StatusMisdirectedRequest)
		case !ownOrigin(r):
			http.Error(w, "asked for by a page of another site", http.StatusForbidden)
		case s.Token != "" && !s.admitted(w, r):
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// knownHost reports whether a request names a host that is this server's. A page of another site whose name was made to
// point here names that site.
func (s *site) knownHost(hostport string) bool {
	host := hostport
	if h, _, err := net.SplitHostPort(hostport); err == nil {
		host = h
	}
	host = strings.ToLower(strings.Trim(host, "[]"))
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback() || slices.Contains(s.Hosts, host)
}

// ownOrigin reports whether a request comes from nowhere in particular, such as a typed address or a program, or from a
// page of this server; a link on another site may lead to a page.
func ownOrigin(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" {
		u, err := url.Parse(origin)
		if err != nil || u.Host != r.Host {
			return false
		}
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "none", "same-origin":
		return true
	}
	return r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
}

// admitted reports whether a request shows the token: as a cookie, or as programs do. Who shows it in the address gets
// the cookie and is sent to the address without it. The cookie comes along when a link on another site, such as a mail page,
// leads here, or the address that was passed on would refuse whoever clicks on it; what else such a site asks for, ownOrigin
// refuses.
func (s *site) admitted(w http.ResponseWriter, r *http.Request) bool {
	const cookie = "dutygraph-token"
	same := func(shown string) bool { return subtle.ConstantTimeCompare([]byte(shown), []byte(s.Token)) == 1 }
	if c, err := r.Cookie(cookie); err == nil && same(c.Value) {
		return true
	}
	if shown, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok && same(shown) {
		return true
	}
	values := r.URL.Query()
	if !same(values.Get("token")) {
		http.Error(w, "this server needs its token: open the address that it printed when it started", http.StatusUnauthorized)
		return false
	}
	http.SetCookie(w, &http.Cookie{Name: cookie, Value: s.Token, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode})
	values.Del("token")
	without := url.URL{Path: r.URL.Path, RawQuery: values.Encode()}
	http.Redirect(w, r, local(without.String()), http.StatusSeeOther)
	return false
}

// local makes sure that an address leads nowhere but to this server.
func local(path string) string {
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.ContainsAny(path, "\\\r\n\t") {
		return "/"
	}
	return path
}

// setLang remembers the language that a reader chose and goes back to the page.
func setLang(w http.ResponseWriter, r *http.Request) {
	lang := r.PathValue("lang")
	if !slices.Contains(Langs, lang) {
		lang = Langs[0]
	}
	http.SetCookie(w, &http.Cookie{Name: langCookie, Value: lang, Path: "/", MaxAge: 365 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	http.Redirect(w, r, local(r.URL.Query().Get("back")), http.StatusSeeOther)
}
