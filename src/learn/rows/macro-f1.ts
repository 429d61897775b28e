/**
 * The mean of F1 over the projects that the labels have; null where they have none.
 *
 * @param labels - Numbers; those below `projects` are projects, the next is none.
 * @param given - The answers, in the same order; one that is neither is wrong.
 */
export function macroF1(labels: Int32Array, given: Int32Array, projects: number): number | null {
  const right = new Float64Array(projects + 1)
  const either = new Float64Array(projects + 1)
  for (const [row, label] of labels.entries()) {
    const answer = given[row] as number
    if (answer === label) right[label] = (right[label] as number) + 1
    either[label] = (either[label] as number) + 1
    if (answer <= projects) either[answer] = (either[answer] as number) + 1
  }
  const wanted = new Set(labels)
  let sum = 0
  let many = 0
  for (let label = 0; label < projects; label++) {
    if (!wanted.has(label)) continue
    many++
    sum += (2 * (right[label] as number)) / (either[label] as number)
  }
  return many === 0 ? null : sum / many
}
