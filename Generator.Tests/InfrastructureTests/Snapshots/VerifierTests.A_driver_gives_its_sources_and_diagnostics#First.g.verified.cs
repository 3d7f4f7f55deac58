//HintName: First.g.cs
// first
