using NetGen.Generator.Specs;

namespace NetGen.Generator.Diagnostics;

/// <summary>A mistake without its location: which row of the table, which attribute, which argument, what to say.</summary>
/// <param name="Id">The descriptor's id.</param>
/// <param name="Attribute">Index of the attribute (0 is <c>[Network]</c>, then layers and loss in order); −1 is the class itself.</param>
/// <param name="Argument">The argument at fault, or null for the whole attribute.</param>
/// <param name="MessageArguments">What the message is filled with.</param>
internal sealed record Problem(string Id, int Attribute, string? Argument, EquatableArray<string> MessageArguments)
{
    public static Problem Create(Microsoft.CodeAnalysis.DiagnosticDescriptor descriptor, int attribute, string? argument, params string[] messageArguments) =>
        new(descriptor.Id, attribute, argument, messageArguments.ToEquatableArray());
}
