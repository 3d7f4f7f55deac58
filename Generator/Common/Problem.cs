using System.Globalization;

namespace NetGen.Generator.Common;

/// <summary>An error without its location: its descriptor, its attribute and argument, and the arguments of its message.</summary>
/// <param name="Id">The descriptor's id.</param>
/// <param name="Attribute">Index of the attribute (0 is <c>[Network]</c>, then layers and loss in order); −1 is the class itself.</param>
/// <param name="Argument">The parameter or property whose argument is at fault (<c>inputShape[1]</c>: the second of a list), or null for the whole attribute.
/// </param>
/// <param name="MessageArguments">The arguments of the message.</param>
internal sealed record Problem(string Id, int Attribute, string? Argument, EquatableArray<string> MessageArguments)
{
    /// <summary>Indices of the other attributes that a code fix needs to know: the diagnostic's additional locations.</summary>
    public EquatableArray<int> Related { get; private init; }

    /// <summary>What a code fix writes, if it cannot know itself: a property of the diagnostic.</summary>
    public string? Remedy { get; private init; }

    public static Problem Create(Microsoft.CodeAnalysis.DiagnosticDescriptor descriptor, int attribute, string? argument, params string[] messageArguments) =>
        new(descriptor.Id, attribute, argument, messageArguments.Select(OneLine).ToEquatableArray());

    public Problem WithRelated(IEnumerable<int> attributes) => this with { Related = attributes.ToEquatableArray() };

    public Problem WithRemedy(string text) => this with { Remedy = text };

    /// <summary>A user's text with every line break (C# has five) as an escape: a message is one line, also after <c>#error</c>.</summary>
    public static string OneLine(string text) =>
        string.Concat(
            text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? $"\\u{((int)c).ToString("X4", CultureInfo.InvariantCulture)}" : c.ToString(CultureInfo.InvariantCulture)));
}
