namespace NetGen;

/// <summary>
/// Marks a partial record, class or struct as a row: its public properties, in order, are what a network takes. The compiler writes the encoder into it
/// (<see cref="IFeatures{TSelf}"/>), and <see cref="NetworkAttribute{TRow}"/> takes the size of a network's input from it.
/// </summary>
/// <remarks>
/// <code>
/// [Features]
/// public sealed partial record Passenger(
///     float Age,
///     [Category("female", "male")] string Sex,
///     CabinClass Class,
///     bool IsAlone,
///     [Missing(0)] float? Fare,
///     [Label] bool? HasSurvived);
/// </code>
/// A number is one input, as it is; a <c>bool</c> one, 1 or 0; an enum or a string with <see cref="CategoryAttribute"/> one for each category, or its index;
/// what has <see cref="IgnoredAttribute"/> none. What may be null says with <see cref="MissingAttribute"/> what it is then. <see cref="LabelAttribute"/> and
/// <see cref="TargetAttribute"/> are what is to be learnt. Anything else does not compile. A computed property is an input like any other.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class FeaturesAttribute : Attribute;
