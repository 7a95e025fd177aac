// How many tasks and milestones of a document are due in each month.
//
// A span of time is due in its last month. What has no clear date is in no month.
//
// id: the document's key, such as 杭政办函〔2024〕4号
MATCH (:Document {id: $id})<-[:STATED_IN]-(t:Task)
OPTIONAL MATCH (t)-[:HAS_MILESTONE]->(m:Milestone)
WITH t, collect(m.due) AS dues
WITH t, dues + CASE WHEN t.deadline IS NULL THEN [] ELSE [t.deadline] END AS dates, size(dues) AS milestones
UNWIND range(0, size(dates) - 1) AS i
WITH substring(split(dates[i], '/')[-1], 0, 7) AS month, i < milestones AS milestone
RETURN month, count(CASE WHEN milestone THEN null ELSE 1 END) AS tasks, count(CASE WHEN milestone THEN 1 END) AS milestones
ORDER BY month
