using System.Diagnostics.CodeAnalysis;
using NetGen.Generated;

namespace NetGen;

/// <summary>
/// A row that can be encoded: the generator implements it for a type with <see cref="FeaturesAttribute"/>. Nothing of it reflects or allocates.
/// </summary>
/// <typeparam name="TSelf">The annotated type.</typeparam>
public interface IFeatures<TSelf>
    where TSelf : IFeatures<TSelf>
{
    /// <summary>Number of inputs that a row becomes, at least 1.</summary>
    static abstract int FeatureCount { get; }

    /// <summary>The name of each input: its property's, of a one-hot one <c>property=category</c>.</summary>
    static abstract IReadOnlyList<string> FeatureNames { get; }

    /// <summary>
    /// What each property that is an input becomes, in their order: a number (a <c>bool</c> is 1 or 0) or categories, and what stands for a missing value. It
    /// is kept in the files of networks, and compared where one is loaded. Null if it is not known.
    /// </summary>
    static virtual CsvFeatures? Features => null;

    /// <summary>Whether a row has a class: <see cref="LabelAttribute"/>.</summary>
    static virtual bool HasLabel => false;

    /// <summary>The name of each class by its index; null if there is no label, or one without names.</summary>
    static virtual IReadOnlyList<string>? ClassNames => null;

    /// <summary>Number of targets, those with <see cref="TargetAttribute"/>; 0 if there are none.</summary>
    static virtual int TargetSize => 0;

    /// <summary>
    /// What each head learns, where properties name their heads (<see cref="LabelAttribute.Head"/>, <see cref="TargetAttribute.Head"/>), in the order of
    /// their first properties. Otherwise empty.
    /// </summary>
    static virtual IReadOnlyList<RowHead> Heads => [];

    /// <summary>Writes the inputs of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="inputs">Receives <see cref="FeatureCount"/> values.</param>
    /// <exception cref="ArgumentException">The length is another; a value is none of its categories, not finite, or an integer that no float is.</exception>
    static abstract void Encode(TSelf row, Span<float> inputs);

    /// <summary>Writes the inputs of a row that may be wrong, such as one that comes from outside: what is wrong is no exception.</summary>
    /// <param name="row">The row.</param>
    /// <param name="inputs">Receives <see cref="FeatureCount"/> values; where the row cannot be encoded, they mean nothing.</param>
    /// <param name="reason">
    /// Why it cannot be encoded, as a sentence: it is null, a value is none of its categories, or a number is not finite or an integer that no float
    /// is. Null if it can.
    /// </param>
    /// <returns>Whether it can be encoded.</returns>
    /// <exception cref="ArgumentException">The length of the inputs is another.</exception>
    static virtual bool TryEncode(TSelf row, Span<float> inputs, [NotNullWhen(false)] out string? reason)
    {
        if (!RowEncoding.TryBegin(row, TSelf.FeatureCount, inputs.Length, out reason))
        {
            return false;
        }

        try
        {
            TSelf.Encode(row, inputs);
        }
        catch (ArgumentException wrong)
        {
            reason = wrong.Message;
            return false;
        }

        return RowEncoding.TryComplete<TSelf>(inputs, ref reason);
    }

    /// <summary>The class index of a row, from 0.</summary>
    /// <exception cref="ArgumentException">It is null or none of the classes.</exception>
    /// <exception cref="NotSupportedException">Rows have no label.</exception>
    static virtual int EncodeLabel(TSelf row) => throw new NotSupportedException($"{typeof(TSelf).Name} has no [Label].");

    /// <summary>Writes the targets of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="targets">Receives <see cref="TargetSize"/> values.</param>
    /// <exception cref="ArgumentException">The length is another; a target is null.</exception>
    /// <exception cref="NotSupportedException">Rows have no targets.</exception>
    static virtual void EncodeTargets(TSelf row, Span<float> targets) => throw new NotSupportedException($"{typeof(TSelf).Name} has no [Target].");

    /// <summary>Writes the labels and targets of a row, head by head.</summary>
    /// <param name="row">The row.</param>
    /// <param name="labels">Receives a class index for each of the <see cref="Heads"/> that has a label.</param>
    /// <param name="targets">Receives the numbers of all others.</param>
    /// <exception cref="ArgumentException">A length is another; a label is not one of the classes; a label or target is null.</exception>
    /// <exception cref="NotSupportedException">No property names a head.</exception>
    static virtual void EncodeHeads(TSelf row, Span<int> labels, Span<float> targets) =>
        throw new NotSupportedException($"{typeof(TSelf).Name} has no [Label] or [Target] with a Head.");
}
