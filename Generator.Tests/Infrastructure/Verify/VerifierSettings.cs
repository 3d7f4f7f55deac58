namespace VerifyTests;

/// <summary>One file of a snapshot.</summary>
/// <param name="Extension">Without the dot.</param>
/// <param name="Data">The text.</param>
/// <param name="Name">What tells it from the others of the same test.</param>
public sealed record Target(string Extension, string Data, string Name);

/// <summary>What a converter makes of an object.</summary>
/// <param name="Info">The text of the test's <c>.verified.txt</c>, or null where there is none.</param>
/// <param name="Targets">The other files.</param>
public sealed record ConversionResult(string? Info, IReadOnlyList<Target> Targets);

/// <summary>The settings of all verifications: how objects become files.</summary>
public static class VerifierSettings
{
    private static readonly List<(Type Type, Func<object, ConversionResult> Convert)> Converters = [];

    /// <summary>Objects of a type (or derived from it) become files by the function.</summary>
    public static void RegisterFileConverter<T>(Func<T, ConversionResult> convert)
        where T : notnull => Converters.Add((typeof(T), target => convert((T)target)));

    internal static ConversionResult Convert(object target) =>
        Converters.FirstOrDefault(c => c.Type.IsInstanceOfType(target)).Convert?.Invoke(target)
        ?? throw new VerifyException($"There is no converter for {target.GetType()}: register one in {nameof(VerifierSettings)}.");
}
