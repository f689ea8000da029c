/** One line for each target: what was asked, what was found, and whether that is enough. */
export function judge(target: string, found: number, isMet: boolean): void {
  console.log(`${isMet ? 'met    ' : 'NOT met'}  ${target}: ${found.toFixed(2)}`);
}
