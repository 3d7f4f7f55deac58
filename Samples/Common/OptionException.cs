namespace Samples;

/// <summary>The command line is invalid; the message names the option, and what was expected and found.</summary>
internal sealed class OptionException(string message) : Exception(message);
