namespace Samples;

/// <summary>The command line is wrong; the message says what, what was expected and what was found.</summary>
internal sealed class OptionException(string message) : Exception(message);
