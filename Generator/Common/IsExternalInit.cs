namespace System.Runtime.CompilerServices;

/// <summary>The compiler needs it for init-only properties and records; netstandard2.0 lacks it.</summary>
internal static class IsExternalInit;
