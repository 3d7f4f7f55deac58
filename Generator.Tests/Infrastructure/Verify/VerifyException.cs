namespace VerifyTests;

/// <summary>A snapshot does not match, or a verification was set up wrongly.</summary>
public sealed class VerifyException(string message) : Exception(message);
