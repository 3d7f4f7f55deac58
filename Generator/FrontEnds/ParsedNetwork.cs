using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Specs;

namespace NetGen.Generator.FrontEnds;

/// <summary>A spec and, for the analyzer only, where its attributes stand. Never kept by the generator's pipeline.</summary>
internal sealed record ParsedNetwork(NetworkSpec Spec, ImmutableArray<AttributeData> Attributes);
