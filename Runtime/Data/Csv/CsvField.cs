namespace NetGen;

/// <summary>Where a field of the current record lies in the reader's buffer.</summary>
/// <param name="Start">Its first byte, without quotes; blanks around an unquoted field are left out.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Quoted">Whether it stood in quotes.</param>
/// <param name="Escaped">Whether it holds doubled quotes.</param>
internal readonly record struct CsvField(int Start, int Length, bool Quoted, bool Escaped);
