namespace Amp;

/// <summary>A file with a model that cannot be read, or that does not fit the network.</summary>
internal sealed class ModelFileException(string message) : Exception(message);
