// The names of one kind of thing, with the other names that each goes by.
//
// The program asks this itself when a name finds nothing, to suggest the nearest.
//
// label (one of Leader|Person|Department|District|Project|Indicator|Document): the kind of thing, such as Department
MATCH (n:Leader|Person|Department|District|Project|Indicator|Document)
WHERE $label IN labels(n) AND (NOT n:Document OR n.digest IS NOT NULL)
RETURN coalesce(n.name, n.id) AS name, n.jurisdiction AS city, n.aliases AS aliases,
       COLLECT { MATCH (n:Department)-[r:RESPONSIBLE_FOR]->()
                 WHERE r.asWritten <> n.name AND NOT r.asWritten IN coalesce(n.aliases, [])
                 RETURN DISTINCT r.asWritten AS form ORDER BY form } AS printed
ORDER BY name, n.id
