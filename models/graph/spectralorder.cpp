// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/spectralorder.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace rolescope {

namespace {

/// A symmetric matrix that has only its diagonal and the numbers beside it.
struct Tridiagonal
{
    std::vector<double> diagonal;
    std::vector<double> beside; ///< beside[i] stands between i and i + 1

    size_t size() const { return diagonal.size(); }

    /// How many eigenvalues are greater, by the signs of the pivots of T - x (Sylvester's law of inertia).
    size_t eigenvaluesAbove(double x) const
    {
        size_t above = 0;
        double pivot = 1;
        for (size_t i = 0; i < size(); ++i) {
            pivot = diagonal[i] - x - (i > 0 ? beside[i - 1] * beside[i - 1] / pivot : 0);
            if (pivot == 0)
                pivot = -1e-30;
            above += pivot > 0 ? 1 : 0;
        }
        return above;
    }

    /// The eigenvalue that `rank` others are greater than. All lie in -1 … 1: the matrix comes from a random walk.
    double eigenvalue(size_t rank) const
    {
        double low = -1.01;
        double high = 1.01;
        for (int i = 0; i < 48; ++i) {
            const double middle = (low + high) / 2;
            (eigenvaluesAbove(middle) > rank ? low : high) = middle;
        }
        return low;
    }

    /// By inverse iteration: solving T - value again and again strengthens the vector that belongs to it.
    std::vector<double> eigenvector(double value) const
    {
        std::vector<double> vector(size(), 1);
        for (int round = 0; round < 3; ++round) {
            solve(value, vector);
            double norm = 0;
            for (const double x : vector)
                norm += x * x;
            for (double& x : vector)
                x /= std::sqrt(norm);
        }
        return vector;
    }

private:
    /// Gauss without exchange of rows: a pivot near zero is what inverse iteration lives on, it only must not be zero.
    void solve(double value, std::vector<double>& vector) const
    {
        std::vector<double> pivots(size());
        for (size_t i = 0; i < size(); ++i) {
            pivots[i] = diagonal[i] - value;
            if (i > 0) {
                const double factor = beside[i - 1] / pivots[i - 1];
                pivots[i] -= factor * beside[i - 1];
                vector[i] -= factor * vector[i - 1];
            }
            if (std::abs(pivots[i]) < 1e-12)
                pivots[i] = 1e-12;
        }
        for (size_t i = size(); i-- > 0;) {
            if (i + 1 < size())
                vector[i] -= beside[i] * vector[i + 1];
            vector[i] /= pivots[i];
        }
    }
};

/// Works on D^-1/2 · A · D^-1/2, which is symmetric and has the walk's eigenvalues; D has the degrees, A the edges.
class Lanczos
{
public:
    Lanczos(const LayeredGraph& graph, quint32 part)
        : m_graph(graph), m_begin(graph.part(part).front().begin), m_size(graph.part(part).back().end - m_begin)
    {
        m_scale.resize(m_size);
        for (quint32 i = 0; i < m_size; ++i) {
            const quint32 degree = graph.degree(m_begin + i);
            m_scale[i] = degree > 0 ? 1 / std::sqrt(static_cast<float>(degree)) : 0;
            m_degrees += degree;
        }
    }

    bool run(quint32 steps, const CancelToken& cancel)
    {
        std::minstd_rand random(1);
        std::vector<float> next(m_size);
        for (quint32 i = 0; i < m_size; ++i) {
            const float value = static_cast<float>(random() % 4096) / 2048 - 1;
            next[i] = m_scale[i] > 0 ? value / m_scale[i] : 0;
        }
        takeOutConstant(next);
        double length = norm(next);
        while (m_basis.size() < steps && length > 1e-4) {
            if (cancel.isCancelled())
                return false;
            if (!m_basis.empty())
                m_matrix.beside.push_back(length);
            const auto factor = static_cast<float>(1 / length);
            for (float& x : next)
                x *= factor;
            m_basis.push_back(next);
            multiply(m_basis.back(), next);
            const double along = dot(next, m_basis.back());
            m_matrix.diagonal.push_back(along);
            subtract(next, m_basis.back(), along);
            if (m_basis.size() > 1)
                subtract(next, m_basis[m_basis.size() - 2], length);
            takeOutConstant(next);
            length = norm(next);
        }
        return true;
    }

    std::vector<std::vector<float>> vectors(quint32 count) const
    {
        std::vector<std::vector<float>> result;
        for (size_t rank = 0; rank < std::min<size_t>(count, m_matrix.size()); ++rank) {
            const std::vector<double> mix = m_matrix.eigenvector(m_matrix.eigenvalue(rank));
            std::vector<float> vector(m_size, 0);
            for (size_t step = 0; step < mix.size(); ++step) {
                const auto factor = static_cast<float>(mix[step]);
                for (quint32 i = 0; i < m_size; ++i)
                    vector[i] += factor * m_basis[step][i];
            }
            for (quint32 i = 0; i < m_size; ++i)
                vector[i] *= m_scale[i];
            result.push_back(std::move(vector));
        }
        return result;
    }

private:
    void multiply(const std::vector<float>& from, std::vector<float>& to)
    {
        m_scaled.resize(m_size);
        for (quint32 i = 0; i < m_size; ++i)
            m_scaled[i] = from[i] * m_scale[i];
        for (quint32 i = 0; i < m_size; ++i) {
            float sum = 0;
            for (const quint32 neighbour : m_graph.neighbours(m_begin + i))
                sum += m_scaled[neighbour - m_begin];
            to[i] = sum * m_scale[i];
        }
    }

    /// The eigenvector to the eigenvalue 1 says nothing: all nodes alike, each weighted with the root of its degree.
    void takeOutConstant(std::vector<float>& vector) const
    {
        double sum = 0;
        for (quint32 i = 0; i < m_size; ++i) {
            if (m_scale[i] > 0)
                sum += vector[i] / m_scale[i];
        }
        const auto mean = static_cast<float>(sum / static_cast<double>(m_degrees));
        for (quint32 i = 0; i < m_size; ++i) {
            if (m_scale[i] > 0)
                vector[i] -= mean / m_scale[i];
        }
    }

    static double dot(const std::vector<float>& a, const std::vector<float>& b)
    {
        double sum = 0;
        for (size_t i = 0; i < a.size(); ++i)
            sum += static_cast<double>(a[i]) * b[i];
        return sum;
    }

    static double norm(const std::vector<float>& vector) { return std::sqrt(dot(vector, vector)); }

    static void subtract(std::vector<float>& from, const std::vector<float>& what, double times)
    {
        const auto factor = static_cast<float>(times);
        for (size_t i = 0; i < from.size(); ++i)
            from[i] -= factor * what[i];
    }

    const LayeredGraph& m_graph;
    const quint32 m_begin;
    const quint32 m_size;
    quint64 m_degrees = 0;
    std::vector<float> m_scale; ///< D^-1/2
    std::vector<float> m_scaled; ///< scratch
    std::vector<std::vector<float>> m_basis;
    Tridiagonal m_matrix;
};

} // namespace

std::vector<std::vector<float>> spectralOrders(const LayeredGraph& graph, quint32 part, quint32 steps, quint32 count,
                                               const CancelToken& cancel)
{
    Lanczos lanczos(graph, part);
    if (!lanczos.run(steps, cancel))
        return {};
    return lanczos.vectors(count);
}

} // namespace rolescope
